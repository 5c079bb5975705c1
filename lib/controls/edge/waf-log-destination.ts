import type { Position } from '../position';
import { own, referencesOf, type Value } from '../value';
import { agree, compliant, unknown, type Verdict, violation } from '../verdict';

/** AWS WAF logs only to destinations whose name starts with it ("Logging destinations", AWS WAF Developer Guide). */
const PREFIX = 'aws-waf-logs-';
const NAME_PROPERTIES: Readonly<Record<string, string>> = {
  'AWS::Logs::LogGroup': 'LogGroupName',
  'AWS::S3::Bucket': 'BucketName',
  'AWS::KinesisFirehose::DeliveryStream': 'DeliveryStreamName',
};
const NAME_IN_ARN = /(?::log-group:|:deliverystream\/|:::)(.+)$/;

/** Holds when one item of `LogDestinationConfigs` is a log group, bucket or stream that AWS WAF accepts. */
export function isWafLogDestination(destination: Position): Verdict {
  return destination.judge((value) => {
    const named = referencesOf(value).find(({ resource }) => own(NAME_PROPERTIES, resource.type) !== undefined);
    if (named === undefined) return judgeName(destination, nameIn(value));
    const { resource } = named;
    const names = resource.at(NAME_PROPERTIES[resource.type] ?? '').values;
    return agree(
      destination.path,
      names.map((name) => judgeName(destination, textOf(name))),
    );
  });
}

function judgeName({ path }: Position, name: string | undefined): Verdict {
  if (name?.startsWith(PREFIX)) return compliant();
  if (name === undefined || name.startsWith('${')) return unknown(path, 'the template does not tell its name');
  return violation(path, `${path} is named ${name || 'by CloudFormation'}; expected a name that starts with ${PREFIX}`);
}

/** The name at the end of an ARN. What is no ARN is no destination. */
function nameIn(value: Value): string | undefined {
  const text = textOf(value);
  return text === undefined ? undefined : (NAME_IN_ARN.exec(text)?.[1] ?? (value.kind === 'text' ? undefined : text));
}

/** Empty where nothing stands, so that CloudFormation makes the name up. */
function textOf(value: Value): string | undefined {
  if (value.kind === 'absent') return '';
  if (value.kind === 'scalar') return String(value.value);
  return value.kind === 'text' ? value.text : undefined;
}
