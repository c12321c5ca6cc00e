"""What terraform destroy has to leave: nothing but what AWS gives everybody. gone.py NAME"""

import sys

import boto3

name = sys.argv[1]


def names(service, call, field, key, **arguments):
    return [each[key] if key else each for each in getattr(boto3.client(service), call)(**arguments)[field]]


left = {
    "VPCs": names("ec2", "describe_vpcs", "Vpcs", "VpcId", Filters=[{"Name": "tag:Name", "Values": [name]}]),
    "databases": names("rds", "describe_db_instances", "DBInstances", "DBInstanceIdentifier"),
    "load balancers": names("elbv2", "describe_load_balancers", "LoadBalancers", "LoadBalancerName"),
    "clusters": [each["clusterName"] for each in boto3.client("ecs").describe_clusters(clusters=[name])["clusters"] if each["status"] == "ACTIVE"],
    "task definitions": names("ecs", "list_task_definitions", "taskDefinitionArns", None, status="ACTIVE"),
    "target groups": names("elbv2", "describe_target_groups", "TargetGroups", "TargetGroupName"),
    "security groups": names("ec2", "describe_security_groups", "SecurityGroups", "GroupName", Filters=[{"Name": "group-name", "Values": [name + "-*"]}]),
    "database subnets": names("rds", "describe_db_subnet_groups", "DBSubnetGroups", "DBSubnetGroupName"),
    "topics": names("sns", "list_topics", "Topics", "TopicArn"),
    "dashboards": names("cloudwatch", "list_dashboards", "DashboardEntries", "DashboardName"),
    "repositories": names("ecr", "describe_repositories", "repositories", "repositoryName"),
    "secrets": names("secretsmanager", "list_secrets", "SecretList", "Name"),
    "logs": names("logs", "describe_log_groups", "logGroups", "logGroupName"),
    "alarms": names("cloudwatch", "describe_alarms", "MetricAlarms", "AlarmName"),
    "roles": [role for role in names("iam", "list_roles", "Roles", "RoleName") if role.startswith(name)],
    "distributions": boto3.client("cloudfront").list_distributions()["DistributionList"].get("Items", []),
}
for what, there in left.items():
    print(f"{what}: {there or 'none'}")
sys.exit(1 if any(left.values()) else 0)
