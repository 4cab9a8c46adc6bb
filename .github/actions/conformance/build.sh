# Builds the command in the checkout that the runner made of this repository.
set -euo pipefail
cd "$(dirname "$0")/../../.."
npm ci --no-audit --no-fund
npm run --silent build
