# Who may do what, word for word.

run "the_app_asks_the_catalogues_models_and_nothing_else" {
  command = plan

  assert {
    condition     = [for each in jsondecode(data.aws_iam_policy_document.task.json).Statement : each.Sid] == ["AskByTheProfiles", "AnsweredInAnyRegionOfTheProfile", "AskByTheirOwnIds"]
    error_message = "The app's role has three statements."
  }

  assert {
    condition     = alltrue([for each in jsondecode(data.aws_iam_policy_document.task.json).Statement : toset(each.Action) == toset(["bedrock:InvokeModel", "bedrock:InvokeModelWithResponseStream"]) && each.Effect == "Allow"])
    error_message = "The app may ask, and do nothing else."
  }

  assert {
    condition     = alltrue([for each in flatten(jsondecode(data.aws_iam_policy_document.task.json).Statement[*].Resource) : can(regex("^arn:aws:bedrock:(us-east-1:[0-9]{12}:inference-profile/us\\.|\\*::foundation-model/|us-east-1::foundation-model/)[a-z]+\\.[a-z0-9.:-]+$", each))])
    error_message = "Each resource is one profile or one model: no wildcard but the regions that a profile reaches."
  }

  assert {
    condition     = toset(jsondecode(data.aws_iam_policy_document.task.json).Statement[0].Resource) == toset([for model, places in jsondecode(file("models.json")) : "arn:aws:bedrock:us-east-1:${data.aws_caller_identity.this.account_id}:inference-profile/us.${model}" if contains(places, "us")])
    error_message = "The profiles are those of the catalogue around us-east-1."
  }

  assert {
    condition     = toset(jsondecode(data.aws_iam_policy_document.task.json).Statement[1].Condition.StringEquals["bedrock:InferenceProfileArn"]) == toset(jsondecode(data.aws_iam_policy_document.task.json).Statement[0].Resource)
    error_message = "In other regions a model is asked through those profiles alone."
  }

  assert {
    condition     = toset(flatten([jsondecode(data.aws_iam_policy_document.task.json).Statement[2].Resource])) == toset([for model, places in jsondecode(file("models.json")) : "arn:aws:bedrock:us-east-1::foundation-model/${model}" if contains(places, "in-region")])
    error_message = "The models that are asked by their own ids are those of the catalogue."
  }
}

run "around_frankfurt_the_profiles_are_europes" {
  command = plan

  variables {
    aws_region = "eu-central-1"
  }

  assert {
    condition     = length(local.profiles) > 0 && alltrue([for id in local.profiles : startswith(id, "eu.")])
    error_message = "Questions from Frankfurt stay in Europe."
  }
}

run "around_tokyo_there_are_two_geographies" {
  command = plan

  variables {
    aws_region = "ap-northeast-1"
  }

  assert {
    condition     = toset([for id in local.profiles : split(".", id)[0]]) == toset(["jp", "apac"])
    error_message = "Questions from Tokyo stay in Japan, or else in Asia."
  }
}

run "the_world_is_asked_only_if_somebody_says_so" {
  command = plan

  variables {
    global_inference = true
    guardrail        = "arn:aws:bedrock:us-east-1:123456789012:guardrail/abc123:1"
  }

  assert {
    condition     = length([for id in local.profiles : id if startswith(id, "global.")]) > 0 && local.environment.CHAT_GLOBAL_INFERENCE == "true"
    error_message = "With global_inference the app may ask the global profiles, and does."
  }

  assert {
    condition     = one([for each in jsondecode(data.aws_iam_policy_document.task.json).Statement : [each.Action, each.Resource] if each.Sid == "PassTheGuardrail"]) == ["bedrock:ApplyGuardrail", "arn:aws:bedrock:us-east-1:123456789012:guardrail/abc123"]
    error_message = "With a guardrail the app may pass it."
  }
}

run "aws_starts_tasks_with_what_a_task_needs" {
  command = plan

  override_resource {
    target          = aws_secretsmanager_secret.postgres_url
    override_during = plan
    values          = { arn = "arn:aws:secretsmanager:us-east-1:123456789012:secret:url" }
  }

  override_resource {
    target          = aws_secretsmanager_secret.auth_secret
    override_during = plan
    values          = { arn = "arn:aws:secretsmanager:us-east-1:123456789012:secret:auth" }
  }

  override_resource {
    target          = aws_ecr_repository.this
    override_during = plan
    values          = { arn = "arn:aws:ecr:us-east-1:123456789012:repository/chat", repository_url = "123456789012.dkr.ecr.us-east-1.amazonaws.com/chat" }
  }

  override_resource {
    target          = aws_cloudwatch_log_group.this
    override_during = plan
    values          = { arn = "arn:aws:logs:us-east-1:123456789012:log-group:/ecs/chat" }
  }

  assert {
    condition = { for each in data.aws_iam_policy_document.execution.statement : each.sid => [each.actions, each.resources] } == {
      LogIn         = [toset(["ecr:GetAuthorizationToken"]), toset(["*"])]
      FetchTheImage = [toset(["ecr:BatchCheckLayerAvailability", "ecr:BatchGetImage", "ecr:GetDownloadUrlForLayer"]), toset(["arn:aws:ecr:us-east-1:123456789012:repository/chat"])]
      WriteTheLog   = [toset(["logs:CreateLogStream", "logs:PutLogEvents"]), toset(["arn:aws:logs:us-east-1:123456789012:log-group:/ecs/chat:*"])]
      ReadTheSecrets = [toset(["secretsmanager:GetSecretValue"]), toset([
        "arn:aws:secretsmanager:us-east-1:123456789012:secret:auth", "arn:aws:secretsmanager:us-east-1:123456789012:secret:url",
      ])]
    }
    error_message = "The role that starts tasks fetches one image, writes one log and reads two secrets."
  }
}

run "a_repository_that_is_named_may_deploy" {
  command = plan

  variables {
    github_repository        = "you/ai-chatbot"
    github_oidc_provider_arn = "arn:aws:iam::123456789012:oidc-provider/token.actions.githubusercontent.com"
  }

  assert {
    condition     = length(aws_iam_role.deployer) == 1 && length(aws_iam_openid_connect_provider.github) == 0
    error_message = "There is a role for the workflow, by the provider that the account has."
  }

  assert {
    condition = jsondecode(data.aws_iam_policy_document.assumed_by_github[0].json).Statement[0].Condition.StringEquals == {
      "token.actions.githubusercontent.com:aud" = "sts.amazonaws.com"
      "token.actions.githubusercontent.com:sub" = "repo:you/ai-chatbot:ref:refs/heads/main"
    }
    error_message = "The workflow is that repository's, on main."
  }

  assert {
    condition = { for each in data.aws_iam_policy_document.deployer[0].statement : each.sid => join(" ", sort(each.actions)) } == {
      LogIn                 = "ecr:GetAuthorizationToken"
      PushTheImage          = "ecr:BatchCheckLayerAvailability ecr:BatchGetImage ecr:CompleteLayerUpload ecr:DescribeImages ecr:GetDownloadUrlForLayer ecr:InitiateLayerUpload ecr:PutImage ecr:UploadLayerPart"
      RegisterTheTask       = "ecs:DeregisterTaskDefinition ecs:DescribeTaskDefinition ecs:ListTaskDefinitions ecs:RegisterTaskDefinition"
      MigrateByATask        = "ecs:RunTask"
      SeeHowItWent          = "ecs:DescribeTasks"
      UpdateTheService      = "ecs:DescribeServices ecs:UpdateService"
      HandTheRolesToTheTask = "iam:PassRole"
    }
    error_message = "It pushes, registers, runs, updates, and hands over the two roles."
  }
}

run "only_the_accounts_tasks_take_the_apps_role" {
  command = plan

  assert {
    condition     = jsondecode(data.aws_iam_policy_document.assumed_by_tasks.json).Statement[0].Principal.Service == "ecs-tasks.amazonaws.com" && jsondecode(data.aws_iam_policy_document.assumed_by_tasks.json).Statement[0].Condition.StringEquals["aws:SourceAccount"] == data.aws_caller_identity.this.account_id
    error_message = "The app's role is for tasks of this account."
  }
}

run "nobody_else_may" {
  command = plan

  assert {
    condition     = length(aws_iam_role.deployer) == 0 && length(aws_iam_openid_connect_provider.github) == 0
    error_message = "Without a repository there is no such role."
  }
}
