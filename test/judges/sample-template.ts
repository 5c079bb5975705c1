import type { JudgedTemplate } from './judged-template';

/** A template as a judge meets it, with what a test needs and plain values for the rest. */
export function sampleTemplate(
  resources: Readonly<Record<string, unknown>>,
  changed: Partial<JudgedTemplate> = {},
): JudgedTemplate {
  return {
    variant: 'sample',
    stack: 'Shop/Data',
    file: '/assembly/Data.template.json',
    region: 'eu-central-1',
    body: { Resources: resources },
    weakened: false,
    ...changed,
  };
}

/** A resource that knows the path of its construct. */
export function at(path: string, resource: Readonly<Record<string, unknown>> = {}): Readonly<Record<string, unknown>> {
  return { Type: 'AWS::S3::Bucket', Metadata: { 'aws:cdk:path': path }, ...resource };
}
