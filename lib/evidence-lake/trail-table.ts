import type * as s3 from 'aws-cdk-lib/aws-s3';
import type { TableLayout } from './lake-table';
import { everyDay, oneOf } from './partition-projection';

const ISSUER = 'struct<type:string,principalid:string,arn:string,accountid:string,username:string>';
const SESSION = [
  'attributes:struct<mfaauthenticated:string,creationdate:string>',
  `sessionissuer:${ISSUER}`,
  'ec2roledelivery:string',
  'webidfederationdata:struct<federatedprovider:string,attributes:map<string,string>>',
].join(',');
const IDENTITY = [
  'type:string',
  'principalid:string',
  'arn:string',
  'accountid:string',
  'invokedby:string',
  'accesskeyid:string',
  'username:string',
  'onbehalfof:struct<userid:string,identitystorearn:string>',
  `sessioncontext:struct<${SESSION}>`,
].join(',');

/** "Create the table for CloudTrail logs in Athena using partition projection", Amazon Athena User Guide. */
const COLUMNS = {
  eventversion: 'string',
  useridentity: `struct<${IDENTITY}>`,
  eventtime: 'string',
  eventsource: 'string',
  eventname: 'string',
  awsregion: 'string',
  sourceipaddress: 'string',
  useragent: 'string',
  errorcode: 'string',
  errormessage: 'string',
  requestparameters: 'string',
  responseelements: 'string',
  additionaleventdata: 'string',
  requestid: 'string',
  eventid: 'string',
  readonly: 'string',
  resources: 'array<struct<arn:string,accountid:string,type:string>>',
  eventtype: 'string',
  apiversion: 'string',
  recipientaccountid: 'string',
  serviceeventdetails: 'string',
  sharedeventid: 'string',
  vpcendpointid: 'string',
  vpcendpointaccountid: 'string',
  eventcategory: 'string',
  addendum: 'struct<reason:string,updatedfields:string,originalrequestid:string,originaleventid:string>',
  sessioncredentialfromconsole: 'string',
  edgedevicedetails: 'string',
  tlsdetails: 'struct<tlsversion:string,ciphersuite:string,clientprovidedhostheader:string>',
};

/** Where a trail's log files lie. */
export interface TrailPlace {
  readonly bucket: s3.IBucket;
  /** Of the organization whose trail it is, if it is one's. */
  readonly organizationId?: string | undefined;
  readonly accounts: readonly string[];
  readonly regions: readonly string[];
}

/** What the trail recorded: who called which API of AWS. */
export function trailTable(
  { bucket, organizationId, accounts, regions }: TrailPlace,
  lookBackDays: number,
): TableLayout {
  return {
    name: 'trail_events',
    description: 'Calls of the APIs of AWS, as CloudTrail recorded them',
    columns: COLUMNS,
    partitions: [oneOf('account', accounts), oneOf('region', regions), everyDay('day', 'yyyy/MM/dd', lookBackDays)],
    format: {
      inputFormat: 'com.amazon.emr.cloudtrail.CloudTrailInputFormat',
      serializationLibrary: 'org.apache.hive.hcatalog.data.JsonSerDe',
      parameters: {},
    },
    bucket,
    prefix: organizationId === undefined ? 'AWSLogs/' : `AWSLogs/${organizationId}/`,
    path: '${account}/CloudTrail/${region}/${day}/',
  };
}
