#!/usr/bin/env bash
# deploy.sh               builds the checked-out commit, pushes it, runs it, waits until it is steady, prints the address
# deploy.sh --image TAG   the same with an image that is there already, as after a change of settings with terraform apply
# deploy.sh --rollback    goes back to what ran before
# deploy.sh --migrate     first brings the schema up to date by a task of its own; else the new tasks do when they start
# deploy.sh --build       builds and pushes the checked-out commit, and runs nothing
# deploy.sh --models      calls each model once, for one token, as whoever is logged in: an administrator, for AWS to open it
# deploy.sh --retire      forgets all that was ever deployed, before terraform destroy
# The names come from `terraform output`, or from CHAT_DEPLOYMENT, a file with what `terraform output -json deployment` prints.
# Needs: aws, jq, terraform (or CHAT_DEPLOYMENT), and to build: git, docker with buildx.
set -euo pipefail

here=$(cd "$(dirname "$0")" && pwd -P)
root=$(dirname "$here")

fail() {
  echo "$1" >&2
  exit 1
}

needs() {
  command -v "$1" >/dev/null || fail "deploy.sh needs $1: install it first."
}

rollback=false migrate=false run=true models=false retire=false tag=
while [ $# -gt 0 ]; do
  case $1 in
    --rollback) rollback=true ;;
    --migrate) migrate=true ;;
    --build) run=false ;;
    --models) models=true ;;
    --retire) retire=true ;;
    --image) tag=${2:-}; [ -n "$tag" ] || fail "--image wants a tag, a commit that was built."; shift ;;
    -h | --help) sed -n '2,10s/^# \{0,1\}//p' "$0"; exit 0 ;;
    *) fail "deploy.sh does not know $1: see deploy.sh --help." ;;
  esac
  shift
done
if $rollback && { [ -n "$tag" ] || $migrate || ! $run; }; then fail "--rollback goes by itself."; fi

needs aws
needs jq
if [ -n "${CHAT_DEPLOYMENT:-}" ]; then
  deployment=$(cat "$CHAT_DEPLOYMENT")
else
  needs terraform
  deployment=$(terraform -chdir="$here" output -json deployment 2>/dev/null) ||
    fail "There is no deployment yet: run terraform apply in infrastructure first."
fi
of() { jq -er "$1" <<<"$deployment"; }
AWS_REGION=$(of .region)
export AWS_REGION AWS_DEFAULT_REGION=$AWS_REGION AWS_PAGER=
cluster=$(of .cluster) service=$(of .service) template=$(of .template) repository=$(of .repository)

# The commit that is checked out; what is not committed has no name, and so is not deployed.
committed() {
  [ -z "$(git -C "$root" status --porcelain)" ] || fail "Commit your changes first: an image is named by its commit."
  git -C "$root" rev-parse --short=12 HEAD
}

is_pushed() {
  aws ecr describe-images --repository-name "${repository##*/}" --image-ids "imageTag=$1" >/dev/null 2>&1
}

build() {
  needs docker
  { docker buildx version && docker info; } >/dev/null 2>&1 || fail "deploy.sh needs docker with buildx, and its engine running."
  # Docker's own builder makes no list of what is inside.
  docker buildx inspect ai-chatbot >/dev/null 2>&1 || docker buildx create --name ai-chatbot --driver docker-container >/dev/null
  aws ecr get-login-password | docker login --username AWS --password-stdin "${repository%%/*}" >/dev/null
  docker buildx build --builder ai-chatbot --platform "$(of .platform)" --sbom=true --provenance=true --push --tag "$repository:$1" "$root"
}

# What the service's tasks are to be: the template that Terraform keeps, with that image.
register() {
  aws ecs describe-task-definition --task-definition "$template" --query taskDefinition |
    jq --arg family "$service" --arg image "$repository:$1" '
      {family: $family, containerDefinitions, volumes, networkMode, cpu, memory, executionRoleArn, taskRoleArn,
       requiresCompatibilities, runtimePlatform}
      | .containerDefinitions[0].image = $image' >"$scratch/task.json"
  aws ecs register-task-definition --cli-input-json "file://$scratch/task.json" --query taskDefinition.taskDefinitionArn --output text
}

running() {
  aws ecs describe-services --cluster "$cluster" --services "$service" --query "services[0].$1" --output text
}

network() {
  jq -c '{awsvpcConfiguration: {subnets, securityGroups: .security_groups,
    assignPublicIp: (if .public_ip then "ENABLED" else "DISABLED" end)}}' <<<"$deployment"
}

# One task that brings the schema up to date, and its exit code.
migrate() {
  echo "Bringing the schema up to date ..."
  local task code
  task=$(aws ecs run-task --cluster "$cluster" --task-definition "$1" --launch-type FARGATE \
    --network-configuration "$(network)" --overrides '{"containerOverrides": [{"name": "chat", "command": ["migrate"]}]}' \
    --query 'tasks[0].taskArn' --output text)
  aws ecs wait tasks-stopped --cluster "$cluster" --tasks "$task"
  code=$(aws ecs describe-tasks --cluster "$cluster" --tasks "$task" --query 'tasks[0].containers[0].exitCode' --output text)
  if [ "$code" != 0 ]; then
    aws ecs describe-tasks --cluster "$cluster" --tasks "$task" --query 'tasks[0].stoppedReason' --output text >&2
    forget "$1"
    fail "The migration failed with exit code $code: see the log /ecs/$service. The service runs on as it was."
  fi
}

# What never ran well is nothing to go back to.
forget() {
  aws ecs deregister-task-definition --task-definition "$1" >/dev/null
}

# running, rolled back, or still on its way
state_of() {
  aws ecs describe-services --cluster "$cluster" --services "$service" --query 'services[0]' |
    jq -r --arg task "$1" '
      (.deployments[] | select(.status == "PRIMARY") | .rolloutState // "COMPLETED") as $rollout
      | if .taskDefinition != $task or $rollout == "FAILED" then "rolled back"
        elif $rollout == "COMPLETED" and (.deployments | length) == 1 then "running"
        else "still on its way" end'
}

start() {
  local wanted
  wanted=$(running desiredCount)
  if [ "$wanted" -lt "$(of .min_tasks)" ]; then wanted=$(of .min_tasks); fi
  aws ecs update-service --cluster "$cluster" --service "$service" --task-definition "$1" --desired-count "$wanted" >/dev/null
  echo "Waiting until $1 is steady ..."
  for _ in $(seq 180); do
    case $(state_of "$1") in
      running) echo "Runs: $(of .url)"; return ;;
      "rolled back")
        if [ "${2:-}" = new ]; then forget "$1"; fi
        fail "The new tasks did not become healthy, and what ran before runs again: see the log /ecs/$service." ;;
    esac
    sleep 5
  done
  fail "It was not steady after 15 minutes: see the service's events, and the log /ecs/$service."
}

revisions() {
  aws ecs list-task-definitions --family-prefix "$service" --status ACTIVE --query taskDefinitionArns --output json |
    jq -r --arg family "$service" '[.[] | select(test("/" + $family + ":[0-9]+$"))] | sort_by(split(":")[-1] | tonumber) | .[]'
}

scratch=$(mktemp -d)
trap 'rm -rf "$scratch"' EXIT

if $models; then
  refused=0
  for profile in $(of '.profiles[]'); do
    if words=$(aws bedrock-runtime converse --model-id "$profile" --inference-config maxTokens=1 \
      --messages '[{"role": "user", "content": [{"text": "Hi"}]}]' 2>&1 >/dev/null); then
      echo "$profile answers"
    else
      echo "$profile does not: $(tr '\n' ' ' <<<"$words")"
      refused=1
    fi
  done
  exit $refused
fi

if $retire; then
  revisions | while read -r task; do forget "$task"; done
  exit 0
fi

if $rollback; then
  now=$(running taskDefinition)
  before=$(revisions | awk -v now="$now" '$0 == now { print last; exit } { last = $0 }')
  [ -n "$before" ] || fail "There is nothing before $now to go back to."
  start "$before"
  exit 0
fi

if [ -z "$tag" ]; then
  tag=$(committed)
  is_pushed "$tag" || build "$tag"
fi
is_pushed "$tag" || fail "There is no image $tag in $repository."
if ! $run; then exit 0; fi
task=$(register "$tag")
case $task in arn:*) ;; *) fail "AWS did not take the task definition." ;; esac
if $migrate; then migrate "$task"; fi
start "$task" new
