# Completion for fish: ssg itself says what may stand where the cursor is.
# In ~/.config/fish/config.fish: ssg completion fish | source
function __ssg_choices
    set -l line (commandline --current-process --cut-at-cursor | string collect)
    set -l choices (command ssg '[suggest]' (string replace --regex '^\s*\S+' ssg -- $line) 2>/dev/null)
    if test (count $choices) -gt 0
        printf '%s\n' $choices
    else
        __fish_complete_path (commandline --current-token --cut-at-cursor)
    end
end
complete --command ssg --no-files --arguments '(__ssg_choices)'
