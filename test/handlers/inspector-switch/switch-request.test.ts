import { UserError } from '../../../lib/errors';
import { customResourceEvent } from '../../../lib/handlers/custom-resource/custom-resource-event';
import { switchRequest } from '../../../lib/handlers/inspector-switch/switch-request';
import { ACCOUNT, switchEvent } from './switch-event';

const requestOf = (type: string, more: object = {}) => switchRequest(customResourceEvent(switchEvent(type, more)));
const scans = (Scans: unknown) => ({ ResourceProperties: { Scans } });

describe('an event of CloudFormation', () => {
  test.each(['Create', 'Update'])('%s has its account and scans', (type) => {
    expect(requestOf(type)).toEqual({ type, accountId: ACCOUNT, scans: ['EC2', 'ECR', 'LAMBDA', 'LAMBDA_CODE'] });
  });

  test.each([
    ['arn:aws:cloudformation:eu-central-1:111122223333:stack/Account/1', '111122223333'],
    ['arn:aws-us-gov:cloudformation:us-gov-west-1:111122223333:stack/Account/1', '111122223333'],
  ])('%s is of account %s', (StackId, accountId) => {
    expect(requestOf('Create', { StackId })).toMatchObject({ accountId });
  });

  test.each([
    ['Account'],
    ['arn:aws:cloudformation:eu-central-1::stack/Account/1'],
    ['arn:aws:s3:::111122223333:stack/'],
  ])('the stack %j is of no account', (StackId) => {
    expect(() => requestOf('Create', { StackId })).toThrow(new UserError('StackId is not the ARN of a stack'));
  });

  test.each([[undefined], [null], ['nonsense'], [{ Scans: 'EC2' }]])(
    'a deletion does not look at properties such as %j',
    (ResourceProperties) => {
      expect(requestOf('Delete', { ResourceProperties, StackId: 'Account' })).toEqual({ type: 'Delete' });
    },
  );

  test.each([['create'], ['Read'], [undefined], [{}]])('the type %j is refused', (RequestType) => {
    expect(() => requestOf('Create', { RequestType })).toThrow(
      new UserError('RequestType is none of Create, Update and Delete'),
    );
  });

  test.each([
    ['Scans', scans(undefined)],
    ['Scans', scans('EC2')],
    ['Scans', scans([])],
    ['Scans.1', scans(['EC2', 'ALL'])],
    ['Scans', scans(['EC2', 'EC2'])],
    ['Scans', scans(['EC2', 'ECR', 'LAMBDA', 'LAMBDA_CODE', 'EC2'])],
    ['ResourceProperties', { ResourceProperties: 'nonsense' }],
    ['ResourceProperties', { ResourceProperties: undefined }],
  ])('%s of %j is refused by its name', (path, more) => {
    expect(() => requestOf('Create', more)).toThrow(
      new RegExp(`^properties cannot be used: ${path.replace('.', '\\.')}: `),
    );
  });
});
