import type { Example } from '../control';

/** A template with one trail of those properties. */
export function trailExample(properties: object, parameters: Example['Parameters'] = {}): Example {
  return {
    ...(Object.keys(parameters).length === 0 ? {} : { Parameters: parameters }),
    Resources: {
      Trail: {
        Type: 'AWS::CloudTrail::Trail',
        Properties: { S3BucketName: 'shop-audit', IsLogging: true, ...properties },
      },
    },
  };
}
