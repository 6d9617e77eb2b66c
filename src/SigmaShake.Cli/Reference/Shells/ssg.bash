# Completion for bash: ssg itself says what may stand where the cursor is.
# In ~/.bashrc: eval "$(ssg completion bash)"
_ssg() {
  local line=${COMP_LINE:0:COMP_POINT} word=${COMP_WORDS[COMP_CWORD]} choice
  COMPREPLY=()
  # Not compgen -W, which expands what it is given.
  while IFS= read -r choice; do
    if [[ $choice == "$word"* ]]; then COMPREPLY+=("$choice"); fi
  done < <(command ssg '[suggest]' "ssg${line#"${COMP_WORDS[0]}"}" 2>/dev/null)
}
complete -o default -F _ssg ssg
