import type { Example } from '../control';

/** A template with one Lambda permission of those properties. */
export function permissionExample(properties: object, parameters: Example['Parameters'] = {}): Example {
  return {
    ...(Object.keys(parameters).length === 0 ? {} : { Parameters: parameters }),
    Resources: {
      Invoke: {
        Type: 'AWS::Lambda::Permission',
        Properties: { Action: 'lambda:InvokeFunction', FunctionName: 'checkout', ...properties },
      },
    },
  };
}
