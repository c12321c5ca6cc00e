# Two roles: AWS starts a task with the first (its image, its log, its three secrets); the app itself has the second, which may
# ask the catalogue's models and do nothing else.

data "aws_iam_policy_document" "assumed_to_start_tasks" {
  statement {
    actions = ["sts:AssumeRole"]

    principals {
      type        = "Service"
      identifiers = ["ecs-tasks.amazonaws.com"]
    }
  }
}

data "aws_iam_policy_document" "assumed_by_tasks" {
  statement {
    actions = ["sts:AssumeRole"]

    principals {
      type        = "Service"
      identifiers = ["ecs-tasks.amazonaws.com"]
    }

    condition {
      test     = "StringEquals"
      variable = "aws:SourceAccount"
      values   = [local.account]
    }
  }
}

data "aws_iam_policy_document" "execution" {
  statement {
    sid       = "LogIn"
    actions   = ["ecr:GetAuthorizationToken"]
    resources = ["*"] # It takes no other.
  }

  statement {
    sid       = "FetchTheImage"
    actions   = ["ecr:BatchCheckLayerAvailability", "ecr:BatchGetImage", "ecr:GetDownloadUrlForLayer"]
    resources = [aws_ecr_repository.this.arn]
  }

  statement {
    sid       = "WriteTheLog"
    actions   = ["logs:CreateLogStream", "logs:PutLogEvents"]
    resources = ["${aws_cloudwatch_log_group.this.arn}:*"]
  }

  statement {
    sid     = "ReadTheSecrets"
    actions = ["secretsmanager:GetSecretValue"]
    resources = [
      aws_secretsmanager_secret.postgres_url.arn,
      aws_secretsmanager_secret.auth_secret.arn,
    ]
  }
}

resource "aws_iam_role" "execution" {
  name               = "${local.name}-execution"
  description        = "Starts the chat's tasks."
  assume_role_policy = data.aws_iam_policy_document.assumed_to_start_tasks.json
}

resource "aws_iam_role_policy" "execution" {
  name   = "start-tasks"
  role   = aws_iam_role.execution.id
  policy = data.aws_iam_policy_document.execution.json
}

locals {
  # models.json is written out of the app's catalogue by its build, which fails where the two differ.
  catalogue = jsondecode(file("${path.module}/models.json"))

  # As ai.chatbot.core.catalog.Geography has it: where a question from a region may be answered.
  geographies = concat(
    lookup({
      ap-northeast-1 = ["jp", "apac"]
      ap-northeast-3 = ["jp", "apac"]
      ap-southeast-2 = ["au", "apac"]
      ap-southeast-4 = ["au", "apac"]
      ap-south-1     = ["in", "apac"]
      ap-south-2     = ["in", "apac"]
      }, var.aws_region, lookup({
        us = ["us"]
        ca = ["us"]
        eu = ["eu"]
        ap = ["apac"]
    }, regex("^[a-z]+", var.aws_region), [])),
    var.global_inference ? ["global"] : [],
  )

  profiles = sort(flatten([
    for model, places in local.catalogue : [for place in places : "${place}.${model}" if contains(local.geographies, place)]
  ]))
  profile_arns = [
    for id in local.profiles : "arn:${local.partition}:bedrock:${var.aws_region}:${local.account}:inference-profile/${id}"
  ]
  profiled_models = sort([for model, places in local.catalogue : model if length(setintersection(places, local.geographies)) > 0])
  direct_models   = sort([for model, places in local.catalogue : model if contains(places, "in-region")])
}

data "aws_iam_policy_document" "task" {
  statement {
    sid       = "AskByTheProfiles"
    actions   = ["bedrock:InvokeModel", "bedrock:InvokeModelWithResponseStream"]
    resources = local.profile_arns
  }

  # A profile asks its model in any region of its geography; by these profiles alone may it be asked there.
  statement {
    sid       = "AnsweredInAnyRegionOfTheProfile"
    actions   = ["bedrock:InvokeModel", "bedrock:InvokeModelWithResponseStream"]
    resources = [for model in local.profiled_models : "arn:${local.partition}:bedrock:*::foundation-model/${model}"]

    condition {
      test     = "StringEquals"
      variable = "bedrock:InferenceProfileArn"
      values   = local.profile_arns
    }
  }

  statement {
    sid       = "AskByTheirOwnIds"
    actions   = ["bedrock:InvokeModel", "bedrock:InvokeModelWithResponseStream"]
    resources = [for model in local.direct_models : "arn:${local.partition}:bedrock:${var.aws_region}::foundation-model/${model}"]
  }

  dynamic "statement" {
    for_each = var.guardrail == null ? [] : [regex("^(.*):[^:]+$", var.guardrail)[0]]

    content {
      sid       = "PassTheGuardrail"
      actions   = ["bedrock:ApplyGuardrail"]
      resources = [statement.value]
    }
  }
}

resource "aws_iam_role" "task" {
  name               = "${local.name}-task"
  description        = "The chat itself: asks the catalogue's models."
  assume_role_policy = data.aws_iam_policy_document.assumed_by_tasks.json
}

resource "aws_iam_role_policy" "task" {
  name   = "ask-models"
  role   = aws_iam_role.task.id
  policy = data.aws_iam_policy_document.task.json

  lifecycle {
    precondition {
      condition     = length(local.profiles) > 0
      error_message = "No profile of the catalogue lies around this aws_region: choose another, or set global_inference = true."
    }
  }
}
