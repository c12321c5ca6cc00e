"""What an AWS that was applied to has to look like, asked of its API: check.py, with the names from `terraform output -json`.

Reads outputs.json and terraform.tfstate in the folder it runs in. Prints each line that holds, and stops at the first that does not.
"""

import json
import sys
from pathlib import Path

import boto3

outputs = {name: output["value"] for name, output in json.loads(Path("outputs.json").read_text()).items()}
state = Path("terraform.tfstate").read_text()
deployment = outputs["deployment"]
name = deployment["service"]


def aws(service):
    return boto3.client(service, region_name=deployment["region"])


def holds(what, fact):
    print(("holds: " if fact else "DOES NOT HOLD: ") + what)
    if not fact:
        sys.exit(1)


def secret(suffix, stage="AWSCURRENT"):
    return aws("secretsmanager").get_secret_value(SecretId=f"{name}/{suffix}", VersionStage=stage)["SecretString"]


password, url, auth = secret("db-password"), secret("postgres-url"), secret("auth-secret")
holds("the database's URL has its password, its address and its certificate authority",
      url == f"postgresql://chatbot_admin:{password}@{outputs['rds_endpoint']}/chatbot?sslmode=verify-full&sslrootcert=/app/rds-ca.pem")
holds("the secrets are long", len(password) >= 32 and len(auth) >= 32)
holds("no secret is in the state", password not in state and auth not in state)

task = aws("ecs").describe_task_definition(taskDefinition=deployment["template"])["taskDefinition"]
container = task["containerDefinitions"][0]
environment = {each["name"]: each["value"] for each in container["environment"]}
holds("no secret is in the task's environment", not any(password in value or auth in value for value in environment.values()))
holds("the app is told its address", environment["AUTH_URL"] == outputs["app_url"] and outputs["app_url"].startswith("https://"))
for variable in container["secrets"]:
    arn = variable["valueFrom"].split("::")[0]
    holds(f"{variable['name']} leads to a secret", aws("secretsmanager").describe_secret(SecretId=arn)["ARN"] == arn)
if "AUTH_SECRET_PREVIOUS" in [each["name"] for each in container["secrets"]]:
    holds("the secret before is kept, and is another", secret("auth-secret", "AWSPREVIOUS") not in ("", auth))

distribution = next(each for each in aws("cloudfront").list_distributions()["DistributionList"]["Items"]
                    if each["DomainName"] == outputs["cloudfront_domain_name"])
config = aws("cloudfront").get_distribution_config(Id=distribution["Id"])["DistributionConfig"]
origin = config["Origins"]["Items"][0]
header = origin["CustomHeaders"]["Items"][0]
balancer = aws("elbv2").describe_load_balancers(Names=[name])["LoadBalancers"][0]
listeners = aws("elbv2").describe_listeners(LoadBalancerArn=balancer["LoadBalancerArn"])["Listeners"]
rules = aws("elbv2").describe_rules(ListenerArn=listeners[0]["ListenerArn"])["Rules"]
letting_in = [rule["Conditions"][0]["HttpHeaderConfig"] for rule in rules if not rule["IsDefault"]]
holds("there is one listener, and it lets in who has CloudFront's header",
      len(listeners) == 1 and letting_in == [{"HttpHeaderName": header["HeaderName"], "Values": [header["HeaderValue"]]}])
holds("who has not is told no", [rule["Actions"][0]["Type"] for rule in rules if rule["IsDefault"]] == ["fixed-response"])
holds("CloudFront asks that load balancer", origin["DomainName"] == balancer["DNSName"])

groups = aws("ec2").describe_security_groups(Filters=[{"Name": "group-name", "Values": [f"{name}-*"]}])["SecurityGroups"]
let_in = [permission for group in groups for permission in group["IpPermissions"]]
holds("no security group lets an address in", len(groups) >= 3 and not any(each["IpRanges"] or each["Ipv6Ranges"] for each in let_in))
database = aws("rds").describe_db_instances(DBInstanceIdentifier=name)["DBInstances"][0]
holds("the database is private and encrypted", not database["PubliclyAccessible"] and database["StorageEncrypted"])
holds("the database has the parameters of AWS, which force encryption", [each["DBParameterGroupName"].split("postgres")[0] for each in database["DBParameterGroups"]] == ["default."])
service = aws("ecs").describe_services(cluster=deployment["cluster"], services=[name])["services"][0]
holds("a failed deployment is rolled back", service["deploymentConfiguration"]["deploymentCircuitBreaker"] == {"enable": True, "rollback": True})
holds("the log is kept for a while", aws("logs").describe_log_groups(logGroupNamePrefix=f"/ecs/{name}")["logGroups"][0]["retentionInDays"] == 30)
alarms = aws("cloudwatch").describe_alarms(AlarmNamePrefix=f"{name}-")["MetricAlarms"]
holds("seven alarms tell the topic", len(alarms) == 7 and all(each["AlarmActions"] for each in alarms))
