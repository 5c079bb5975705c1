import type * as s3 from 'aws-cdk-lib/aws-s3';
import { JSON_LINES, type TableLayout } from './lake-table';
import { everyDay } from './partition-projection';

const MATCH = 'struct<conditiontype:string,sensitivitylevel:string,location:string,matcheddata:array<string>>';
const ANSWER = 'struct<responsecode:string,solvetimestamp:string,failurereason:string>';
const RULE = [
  'ruleid:string',
  'action:string',
  'overriddenaction:string',
  `rulematchdetails:array<${MATCH}>`,
  `challengeresponse:${ANSWER}`,
  `captcharesponse:${ANSWER}`,
].join(',');
const GROUP = [
  'rulegroupid:string',
  `terminatingrule:struct<ruleid:string,action:string,rulematchdetails:array<${MATCH}>>`,
  `nonterminatingmatchingrules:array<struct<${RULE}>>`,
  'excludedrules:string',
].join(',');
const REQUEST = [
  'clientip:string',
  'country:string',
  'headers:array<struct<name:string,value:string>>',
  'uri:string',
  'args:string',
  'httpversion:string',
  'httpmethod:string',
  'requestid:string',
].join(',');

/** "Log fields for protection pack (web ACL) traffic", AWS WAF Developer Guide. */
const COLUMNS = {
  timestamp: 'bigint',
  formatversion: 'int',
  webaclid: 'string',
  terminatingruleid: 'string',
  terminatingruletype: 'string',
  action: 'string',
  terminatingrulematchdetails: `array<${MATCH}>`,
  httpsourcename: 'string',
  httpsourceid: 'string',
  rulegrouplist: `array<struct<${GROUP}>>`,
  ratebasedrulelist:
    'array<struct<ratebasedruleid:string,ratebasedrulename:string,limitkey:string,maxrateallowed:int,limitvalue:string>>',
  nonterminatingmatchingrules: `array<struct<${RULE}>>`,
  requestheadersinserted: 'array<struct<name:string,value:string>>',
  responsecodesent: 'string',
  httprequest: `struct<${REQUEST}>`,
  labels: 'array<struct<name:string>>',
  captcharesponse: ANSWER,
  challengeresponse: ANSWER,
  ja3fingerprint: 'string',
  ja4fingerprint: 'string',
  oversizefields: 'string',
  requestbodysize: 'int',
  requestbodysizeinspectedbywaf: 'int',
};

/** The requests that a web ACL inspected; what the path has below the day is read too. */
export function webAclTable(bucket: s3.IBucket, prefix: string, lookBackDays: number): TableLayout {
  return {
    name: 'web_acl_requests',
    description: 'Requests that the web ACL inspected',
    columns: COLUMNS,
    partitions: [everyDay('day', 'yyyy/MM/dd', lookBackDays)],
    format: JSON_LINES,
    bucket,
    prefix,
    path: '${day}/',
  };
}
