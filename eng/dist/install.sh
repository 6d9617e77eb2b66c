#!/bin/sh
# Installs SigmaShake for one person, or for a machine. Nothing is unpacked before its checksum is the one that the release key has signed.
#
# usage: sh install.sh [--from FOLDER|URL] [--prefix FOLDER] [--key FILE | --no-signature] [--allow-older]
#        sh install.sh --uninstall [--prefix FOLDER]
#
#   --from FOLDER|URL   where the packages are: a folder, or an https address; by default where this script lies
#   --prefix FOLDER     installs into FOLDER/bin and FOLDER/share; ~/.local by default
#   --key FILE          the public key (OpenSSH, Ed25519) of who signed the packages, instead of the one in this script
#   --no-signature      for packages that you built: looks at checksums alone, which say nothing of who made them
#   --allow-older       also replaces a newer version
#   --uninstall         removes what this script installed, and nothing else
set -eu
umask 022

# The public key of the release; `make dist` writes it here.
release_key=''
release_name=release@sigmashake
release_namespace=sigmashake-release

# Far more than any of them is.
most_text_bytes=1000000
most_archive_bytes=500000000

fail() {
  echo "install.sh: $1" >&2
  exit 1
}

main() {
  from='' prefix=${HOME:-}/.local key='' is_signed=1 may_be_older=0 is_removal=0
  while [ $# -gt 0 ]; do
    case $1 in
      --from) from=$(value "$@") && shift ;;
      --prefix) prefix=$(value "$@") && shift ;;
      --key) key=$(value "$@") && shift ;;
      --no-signature) is_signed=0 ;;
      --allow-older) may_be_older=1 ;;
      --uninstall) is_removal=1 ;;
      --help | -h) sed -n '2,/^set -eu/{/^set/d;s/^# \{0,1\}//;p;}' "$0" && exit 0 ;;
      *) fail "unknown argument \`$1\`; \`sh install.sh --help\` lists them" ;;
    esac
    shift
  done
  case $prefix in /*) ;; *) prefix=$PWD/$prefix ;; esac
  list=$prefix/share/sigmashake/installed
  if [ $is_removal = 1 ]; then
    remove
    exit 0
  fi

  [ "$(uname -s)" = Linux ] || fail "\`ssg\` runs on Linux only, so far"
  case $(uname -m) in
    x86_64 | amd64) runtime=linux-x64 ;;
    aarch64 | arm64) runtime=linux-arm64 ;;
    *) fail "there is no package for \`$(uname -m)\`; build it from its source" ;;
  esac
  if [ -z "$from" ]; then from=$(cd "$(dirname "$0")" && pwd); fi

  work=$(mktemp -d)
  staged=''
  trap 'rm -rf "$work" ${staged:+"$staged"}' EXIT
  trap 'exit 1' HUP INT TERM

  fetch SHA256SUMS "$most_text_bytes"
  verify_signature
  choose_archive
  refuse_older
  fetch "$archive" "$most_archive_bytes"
  verify_checksum
  unpack
  place
  report
}

value() {
  [ $# -gt 1 ] || fail "\`$1\` needs a value"
  printf '%s' "$2"
}

# fetch NAME BYTES: a file from where the packages are into the folder of this run, never more than so many bytes
fetch() {
  case $from in
    https://* | http://127.0.0.1:* | http://localhost:*)
      if command -v curl >/dev/null; then
        curl --proto '=https,http' --proto-redir '=https' --fail --silent --show-error --location --max-filesize "$2" --max-time 600 --output "$work/$1" "${from%/}/$1" ||
          fail "\`${from%/}/$1\` cannot be fetched; nothing was changed"
      elif command -v wget >/dev/null; then
        wget -q -T 60 -O - "${from%/}/$1" | head -c "$2" >"$work/$1"
        [ -s "$work/$1" ] || fail "\`${from%/}/$1\` cannot be fetched; nothing was changed"
      else
        fail "neither \`curl\` nor \`wget\` is installed; install one, or fetch the files yourself and use \`--from FOLDER\`"
      fi
      ;;
    *://*) fail "\`$from\` is no https address" ;;
    *)
      [ -f "$from/$1" ] || fail "\`$from/$1\` is missing; nothing was changed"
      head -c "$2" "$from/$1" >"$work/$1"
      ;;
  esac
}

verify_signature() {
  if [ $is_signed = 0 ]; then
    echo "install.sh: no signature is asked for: checksums say nothing of who made the packages" >&2
    return
  fi

  if [ -n "$key" ]; then
    [ -f "$key" ] || fail "the key \`$key\` is missing; nothing was changed"
    release_key=$(head -n 1 "$key" | cut -d ' ' -f 1,2)
  fi
  [ -n "$release_key" ] || fail "this script has no release key in it; name one with \`--key FILE\`, or look at checksums alone with \`--no-signature\`"
  command -v ssh-keygen >/dev/null || fail "\`ssh-keygen\` is missing, which verifies the signature; install OpenSSH's client"
  fetch SHA256SUMS.sig "$most_text_bytes"
  printf '%s namespaces="%s" %s\n' "$release_name" "$release_namespace" "$release_key" >"$work/signers"
  ssh-keygen -q -Y verify -f "$work/signers" -I "$release_name" -n "$release_namespace" -s "$work/SHA256SUMS.sig" <"$work/SHA256SUMS" >/dev/null 2>&1 ||
    fail "the signature of \`SHA256SUMS\` is not that of the release key; nothing was changed. Get the packages again, from somewhere else"
}

# The one archive for this machine that the checksums name; no other name is ever fetched.
choose_archive() {
  names=$(awk -v runtime="$runtime" 'NF == 2 && length($1) == 64 && $2 ~ ("^sigmashake-[0-9][0-9A-Za-z.]*-" runtime "\\.tar\\.gz$") { print $1, $2 }' "$work/SHA256SUMS")
  if [ -z "$names" ] || [ "$(printf '%s\n' "$names" | wc -l)" != 1 ]; then fail "\`SHA256SUMS\` does not name one archive for \`$runtime\`; nothing was changed"; fi
  checksum=${names% *}
  archive=${names#* }
  version=${archive#sigmashake-}
  version=${version%-"$runtime".tar.gz}
}

# A signature does not age: without this, whoever hands the packages out could bring back a version with a known hole.
refuse_older() {
  installed=''
  if [ -f "$list" ]; then installed=$(sed -n 's/^# version //p' "$list"); fi
  if [ -z "$installed" ] || [ "$installed" = "$version" ] || [ $may_be_older = 1 ]; then return; fi
  newest=$(printf '%s\n%s\n' "$installed" "$version" | sort -V | tail -n 1)
  [ "$newest" = "$version" ] || fail "version $installed is installed, which is newer than $version; \`--allow-older\` replaces it all the same"
}

verify_checksum() {
  command -v sha256sum >/dev/null || fail "\`sha256sum\` is missing; install coreutils"
  found=$(sha256sum "$work/$archive" | cut -d ' ' -f 1)
  [ "$found" = "$checksum" ] || fail "\`$archive\` is not what \`SHA256SUMS\` names; nothing was changed. Get it again"
}

# Beside where it will be, so that each file can be put in its place by a rename; and tried there, before anything is replaced.
unpack() {
  mkdir -p "$prefix" || fail "\`$prefix\` cannot be written; choose another with \`--prefix\`"
  staged=$(mktemp -d "$prefix/.sigmashake.XXXXXX") || fail "\`$prefix\` cannot be written; choose another with \`--prefix\`"
  tar -xzf "$work/$archive" -C "$staged"
  tree=$staged/sigmashake-$version-$runtime
  said=$("$tree/bin/ssg" --version 2>&1) || fail "the new \`ssg\` does not run here (${said:-no output}); nothing was changed"
  case $said in "ssg $version "*) ;; *) fail "the new \`ssg\` says \`$said\`, and not that it is $version; nothing was changed" ;; esac
}

# `ssg` last: it is what hooks run, and from then on the new version is there whole.
place() {
  files=$(cd "$tree" && find . -type f ! -path ./bin/ssg | sort | sed 's|^\./||' && echo bin/ssg)
  before=''
  if [ -f "$list" ]; then before=$(sed '/^#/d' "$list"); fi
  mkdir -p "$prefix/share/sigmashake"
  {
    printf '# version %s\n' "$version"
    printf '%s\n' "$files"
  } >"$staged/installed"

  # What a run before this one listed is still listed until this one is done.
  if [ -f "$list" ]; then printf '%s\n' "$files" >>"$list"; else printf '%s\n' "$files" >"$list"; fi
  printf '%s\n' "$files" | while IFS= read -r file; do
    mkdir -p "$prefix/$(dirname "$file")"
    mv -f "$tree/$file" "$prefix/$file"
  done
  printf '%s\n' "$before" | while IFS= read -r file; do
    if [ -n "$file" ] && ! printf '%s\n' "$files" | grep -qxF "$file"; then rm -f "$prefix/$file"; fi
  done
  mv -f "$staged/installed" "$list"
}

report() {
  if [ -z "$installed" ]; then echo "installed ssg $version into $prefix/bin"; else echo "installed ssg $version into $prefix/bin, in place of $installed"; fi
  echo "each file is listed in $list"
  case ":${PATH:-}:" in *":$prefix/bin:"*) ;; *) echo "put $prefix/bin into your PATH" ;; esac
  echo "next:    ssg init         puts it before your agents, once you have seen the change"
  echo "to undo: ssg init --undo  takes it out of them, and"
  echo "         sh install.sh --uninstall --prefix $prefix"
}

remove() {
  [ -f "$list" ] || fail "nothing is installed in \`$prefix\`: \`$list\` is missing"
  sed '/^#/d' "$list" | while IFS= read -r file; do
    case $file in /* | *..*) continue ;; esac
    rm -f "$prefix/$file"
  done
  rm -f "$list"
  (cd "$prefix" && rmdir share/sigmashake share/doc/sigmashake share/powershell 2>/dev/null) || true
  echo "removed ssg from $prefix; its log and settings stay in ~/.sigmashake"
  echo "an agent that still has its hook refuses every call: \`ssg init --undo\` takes hooks out, from any copy of ssg"
}

# The last line, so that a script that was cut off does nothing.
main "$@"
