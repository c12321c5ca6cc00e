#!/usr/bin/env bash
# run.sh          formats, validates and plans: every default, right, choice and refusal in ../tests, on an emulated AWS
# run.sh --apply  the same, then applies (environment dev), asks what is there, plans again, changes, rotates, deploys, destroys
# Needs terraform with its AWS provider, and AWS_EMULATOR: a program that runs a command in a copy of a configuration, on an
# AWS of loopback. Where one is missing it says so in a line, and that is all.
set -euo pipefail

tests=$(cd "$(dirname "$0")" && pwd -P)
infrastructure=$(dirname "$tests")
emulator=${AWS_EMULATOR:-$infrastructure/../../shared/tools/aws-emulator/run}

missing() {
  echo "infrastructure: not tested, there is no $1 here."
  exit 0
}
command -v terraform >/dev/null || missing terraform
[ -x "$emulator" ] || missing "emulated AWS"
"$emulator" "$infrastructure" true || missing "provider, or what the emulated AWS needs"

# Also where the environment names a settings file that is not there.
TF_CLI_CONFIG_FILE=/dev/null terraform fmt -check -recursive -diff "$infrastructure"

plan_runs() {
  terraform init -input=false -no-color >/dev/null
  terraform validate -no-color
  terraform test -no-color
}

# Planned with what dev has, or more: nothing may be left to do.
settled() {
  terraform plan -input=false -no-color -var environment=dev "$@" -detailed-exitcode >plan.txt || { cat plan.txt; exit 1; }
  echo "settled: a second plan finds nothing to do"
}

apply() {
  terraform apply -auto-approve -input=false -no-color -var environment=dev "$@" >apply.txt || { tail -40 apply.txt; exit 1; }
  grep "^Apply complete" apply.txt
  terraform output -json >outputs.json
  python3 "$tests/check.py"
}

whole_life() {
  terraform init -input=false -no-color >/dev/null
  apply
  settled
  apply -var memory=1024 -var auth_secret_version=2 -var db_password_version=2
  settled -var memory=1024 -var auth_secret_version=2 -var db_password_version=2
  jq .deployment.value outputs.json >deployment.json
  CHAT_DEPLOYMENT=$PWD/deployment.json "$tests/deploys.sh" "$infrastructure/deploy.sh"
  CHAT_DEPLOYMENT=$PWD/deployment.json "$infrastructure/deploy.sh" --retire
  terraform destroy -auto-approve -input=false -no-color -var environment=dev >destroy.txt || { tail -40 destroy.txt; exit 1; }
  grep "^Destroy complete" destroy.txt
  python3 "$tests/gone.py" ai-chatbot-dev
}

export tests infrastructure
export -f plan_runs settled apply whole_life

"$emulator" "$infrastructure" bash -euo pipefail -c whole_life
