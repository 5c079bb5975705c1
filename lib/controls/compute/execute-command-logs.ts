import { each } from '../check';
import { control, type Example } from '../control';
import { single } from '../detect';
import { judged } from '../frameworks/framework';
import { onlyWhere } from '../only-where';
import { all, any } from '../verdict';

const SETTING = 'Configuration.ExecuteCommandConfiguration';
const example = (ExecuteCommandConfiguration: object): Example => ({
  Resources: { Shop: { Type: 'AWS::ECS::Cluster', Properties: { Configuration: { ExecuteCommandConfiguration } } } },
});
const overriding = (LogConfiguration?: object) => example({ Logging: 'OVERRIDE', LogConfiguration });

/**
 * What somebody types in a shell of a container is recorded. Unless told otherwise the shell uses the log of its task
 * (CloudFormation, "AWS::ECS::Cluster ExecuteCommandConfiguration"); that tasks have one, TaskLogs judges.
 */
export const executeCommandLogs = control({
  id: 'ExecuteCommandLogs',
  area: 'compute',
  title: 'Shell sessions in containers are logged',
  rationale:
    'ECS Exec gives people a shell beside the data of shoppers; the trail tells that they had one, not what they did.',
  severity: 'medium',
  frameworks: { 'pci-dss-4.0.1': [judged('10.2.1.2')], gdpr: ['33.5'], 'nist-csf-2.0': ['PR.PS-04', 'DE.CM-03'] },
  since: '0.1.0',
  check: each('AWS::ECS::Cluster', (cluster) => {
    const logging = cluster.at(`${SETTING}.Logging`).or('DEFAULT');
    return all(
      logging.noneOf(['NONE']),
      onlyWhere(
        logging.equals('OVERRIDE'),
        any(
          cluster.at(`${SETTING}.LogConfiguration.CloudWatchLogGroupName`).present(),
          cluster.at(`${SETTING}.LogConfiguration.S3BucketName`).present(),
        ),
      ),
    );
  }),
  remedy:
    'Set executeCommandConfiguration: { logging: ExecuteCommandLogging.OVERRIDE, logConfiguration: { cloudWatchLogGroup } }.',
  detect: single(),
  examples: {
    compliant: [
      { Resources: { Shop: { Type: 'AWS::ECS::Cluster' } } },
      overriding({ CloudWatchLogGroupName: 'shop-shells' }),
      overriding({ S3BucketName: 'shop-shells' }),
    ],
    violating: [
      { faultAt: `${SETTING}.Logging`, ...example({ Logging: 'NONE' }) },
      { faultAt: `${SETTING}.LogConfiguration.CloudWatchLogGroupName`, ...overriding() },
    ],
    unknown: [{ Parameters: { Logging: { Type: 'String' } }, ...example({ Logging: { Ref: 'Logging' } }) }],
  },
});
