#!/usr/bin/env bash
# The one way in: ./build.sh build | run | test | format | fund VERB …
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")"
export DOTNET_CLI_TELEMETRY_OPTOUT=1 DOTNET_NOLOGO=1
configuration=${CONFIGURATION:-Release}
web=src/FundManager.Web

# Installs Debian packages that are missing when it may, and names them otherwise.
need() {
  local missing=() pair
  for pair in "$@"; do
    local package=${pair%%=*} probe=${pair#*=}
    compgen -G "$probe" >/dev/null || command -v "$probe" >/dev/null 2>&1 || missing+=("$package")
  done
  ((${#missing[@]})) || return 0
  if [[ $(id -u) -ne 0 ]] && ! sudo -n true 2>/dev/null; then
    echo "Missing: ${missing[*]}. Install them: apt-get install ${missing[*]}" >&2
    exit 1
  fi
  local sudo=() try
  [[ $(id -u) -eq 0 ]] || sudo=(sudo -n)
  for try in 1 2; do
    "${sudo[@]}" apt-get update -qq >&2 || true
    if "${sudo[@]}" env DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends "${missing[@]}" >&2 </dev/null; then
      return 0
    fi
    # An install can break off half-way; this heals it.
    "${sudo[@]}" dpkg --configure -a >&2 || true
    "${sudo[@]}" env DEBIAN_FRONTEND=noninteractive apt-get -f install -y -qq >&2 </dev/null || true
  done
  echo "Could not install: ${missing[*]}" >&2
  exit 1
}

need_to_build() {
  need dotnet-sdk-10.0=dotnet nodejs=node npm=npm
}

need_to_run() {
  need_to_build
  [[ -n ${FUND_PG_BIN:-} || -n ${ConnectionStrings__Fund:-} ]] || need "postgresql=/usr/lib/postgresql/*/bin/initdb"
}

need_to_test() {
  need_to_run
  need chromium=chromium "fonts-noto-cjk=/usr/share/fonts/opentype/noto/NotoSansCJK-Regular.ttc" poppler-utils=pdftotext qpdf=qpdf hledger=hledger libreoffice-calc-nogui=soffice
}

# Build lines go to standard error: standard output belongs to the program.
build() {
  dotnet build "$1" -c "$configuration" -v quiet --nologo -clp:NoSummary >&2
}

program() {
  exec dotnet "$web/bin/$configuration/net10.0/linux-x64/FundManager.Web.dll" "$@"
}

# A run that nothing changed since the last build need not ask MSBuild, which takes seconds to say so.
build_web() {
  local dll=$web/bin/$configuration/net10.0/linux-x64/FundManager.Web.dll
  if [[ ! -f $dll || ! -d node_modules ]] || [[ -n $(find src workflows templates ./*.props ./*.json BannedSymbols.txt \
    \( -name bin -o -name obj -o -name lib \) -prune -o -newer "$dll" -type f -print -quit) ]]; then
    build "$web"
    touch "$dll"
  fi
}

tests() {
  dotnet tool restore >/dev/null
  dotnet csharpier check . >&2
  build FundManager.sln
  rm -rf TestResults
  local rc=0
  dotnet test FundManager.sln -c "$configuration" --no-build --nologo --logger trx --results-directory TestResults "$@" || rc=$?
  grep -ho '<Counters [^>]*' TestResults/*.trx | awk '{for(i=2;i<=NF;i++){split($i,a,"\"");k=a[1];v=a[2];if(k=="total=")t+=v
    if(k=="executed=")e+=v;if(k=="passed=")p+=v}}END{printf "%d passed, %d failed, %d skipped\n",p,e-p,t-e}'
  exit $rc
}

verb=${1:-help}
shift || true
case $verb in
  build) need_to_build; build FundManager.sln ;;
  run) need_to_run; build_web; program serve "$@" ;;
  test) need_to_test; tests "$@" ;;
  format) dotnet tool restore >/dev/null; dotnet csharpier format . ;;
  fund) need_to_run; build_web; program "$@" ;;
  *) echo "usage: ./build.sh build | run | test | format | fund VERB …" >&2; exit 2 ;;
esac
