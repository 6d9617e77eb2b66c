#compdef ssg
# Completion for zsh: ssg itself says what may stand where the cursor is.
# In ~/.zshrc, behind compinit: eval "$(ssg completion zsh)"
_ssg() {
  local line="ssg ${(j: :)words[2,CURRENT-1]}"
  local -a choices
  if (( CURRENT > 2 )); then line+=' '; fi
  choices=(${(f)"$(command ssg '[suggest]' "$line$PREFIX" 2>/dev/null)"})
  if (( $#choices )); then compadd -a choices; else _files; fi
}
compdef _ssg ssg
