#!/usr/bin/env bash
# deploys.sh DEPLOY: what deploy.sh does on an AWS that was applied to, with images that are only named, as no engine builds here.
set -euo pipefail
deploy=$1

of() { jq -r "$1" "$CHAT_DEPLOYMENT"; }
repository=$(of .repository) cluster=$(of .cluster) service=$(of .service)

push() {
  local kind=application/vnd.docker.distribution.manifest.v2+json digest
  digest=$(echo "$1" | sha256sum | cut -c1-64)
  aws ecr put-image --repository-name "${repository##*/}" --image-tag "$1" --image-manifest-media-type "$kind" \
    --image-manifest "{\"schemaVersion\": 2, \"mediaType\": \"$kind\", \"config\": {\"digest\": \"sha256:$digest\"}, \"layers\": []}" >/dev/null
}

image() {
  local task
  task=$(aws ecs describe-services --cluster "$cluster" --services "$service" --query 'services[0].taskDefinition' --output text)
  aws ecs describe-task-definition --task-definition "$task" --query 'taskDefinition.containerDefinitions[0].image' --output text
}

expect() {
  [ "$2" = "$3" ] || { echo "DOES NOT HOLD: $1: $2 instead of $3"; exit 1; }
  echo "holds: $1"
}

refused() {
  local words
  if words=$("$deploy" "${@:2}" 2>&1); then echo "DOES NOT HOLD: refused: $1"; exit 1; fi
  [[ $words == *"$1"* ]] || { echo "DOES NOT HOLD: $words instead of $1"; exit 1; }
  echo "holds: it says \"$1\""
}

refused "There is no image nowhere" --image nowhere
refused "There is nothing before" --rollback
refused "does not know --fast" --fast
push first
"$deploy" --image first
expect "the first image runs" "$(image)" "$repository:first"
expect "in one task" "$(aws ecs describe-services --cluster "$cluster" --services "$service" --query 'services[0].desiredCount' --output text)" 1
push second
"$deploy" --image second
expect "the second image runs" "$(image)" "$repository:second"
"$deploy" --rollback
expect "the first image runs again" "$(image)" "$repository:first"
refused "There is nothing before" --rollback
