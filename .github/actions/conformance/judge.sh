# Judges the target from the workspace of the caller, and gives what came of it to the steps behind. Ends well whatever the verdict is.
set -euo pipefail
command=$(dirname "$0")/../../../dist/package/command.js
give() { echo "$1=$2" >> "$GITHUB_OUTPUT"; }

if [ -z "$TARGET_API_KEY$TARGET_TOKEN" ] && [ "$ANONYMOUS" != true ]; then
  echo '::error title=No credential::Neither api-key nor token is set. Set one, or say "anonymous: true".'
  give verdict usage
  give exit-code 2
  exit 0
fi
# A secret that is not passed is an empty variable, which the harness refuses. An empty URL stays, and is refused.
for name in TARGET_API_KEY TARGET_TOKEN TARGET_PROJECT_UID; do
  [ -n "${!name}" ] || unset "$name"
done
arguments=(--out "$OUT")
[ -z "$CONTRACT" ] || arguments+=(--contract "$CONTRACT")
read -r -a flags <<< "$FLAGS"
# The run writes the summary of the job and the annotations itself.
code=0
node "$command" "${arguments[@]}" "${flags[@]}" || code=$?
give exit-code "$code"
if [ "$code" = 2 ]; then
  give verdict usage
elif [ -f "$OUT/results.json" ]; then
  # The path is data, and no code.
  node -e '
    const { verdict, findings } = JSON.parse(require("fs").readFileSync(process.argv[1], "utf8"));
    console.log(`verdict=${verdict}\nfaults=${findings.filter(({ outcome }) => outcome === "fail").length}`);
  ' "$OUT/results.json" >> "$GITHUB_OUTPUT"
  give report "$OUT/report.html"
fi
