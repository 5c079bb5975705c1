import { certainText } from '../controls/certain-value';
import type { Resource } from '../controls/resource';
import { priced, unpriced } from './price';
import { SOURCES } from './price-source';
import { byUse, type ReadCost, type ResourceCost } from './resource-cost';

const RECORDED = priced('configuration items that AWS Config records', '0.003', 'item', SOURCES.configItems);
const RECORDED_DAILY = priced(
  'configuration items that AWS Config records daily',
  '0.012',
  'item',
  SOURCES.dailyConfigItems,
);
const EVALUATED = priced('evaluations of AWS Config rules', '0.001', 'evaluation', SOURCES.configRules);
const PACKED = priced('evaluations of conformance packs', '0.001', 'evaluation', SOURCES.conformancePacks);

const COPIES = priced(
  'management events in every trail of the account but the first',
  '2',
  '100,000 events',
  SOURCES.trails,
);
const DATA_EVENTS = priced('data events in trails', '0.10', '100,000 events', SOURCES.trails);
const INSIGHTS = priced('events that trail insights look at', '0.35', '100,000 events', SOURCES.trails);

const GUARDED_EVENTS = priced('management events that GuardDuty looks at', '4', 'million events', SOURCES.guardDuty);
const GUARDED_FLOWS = priced('flow and DNS logs that GuardDuty looks at', '1', 'GB', SOURCES.guardDuty);
const OTHER_GUARDS = unpriced('what protection plans of GuardDuty look at', 'GB or million events');
const SCANNED_OBJECTS = unpriced('objects that GuardDuty scans for malware', 'GB and 1,000 objects');
const CHECKS = priced('checks of Security Hub', '0.001', 'check', SOURCES.securityHub);
const UNUSED_ACCESS = priced(
  'roles and users analysed for unused access',
  '0.20',
  'role or user and month',
  SOURCES.unusedAccess,
);
const INTERNAL_ACCESS = unpriced('resources analysed for internal access', 'resource and month');
const SCANNED_INSTANCES = priced('instances that Inspector scans', '1.2528', 'instance and month', SOURCES.inspector);
const SCANNED_FUNCTIONS = unpriced('functions that Inspector scans', 'function and month');
const BUCKETS = unpriced('buckets of the account that Macie watches', 'bucket and month');
const SEARCHED = unpriced('data that Macie searches', 'GB');

/** What the services that watch an account cost: all by use. */
export const SECURITY_SERVICE_COSTS: Readonly<Record<string, ReadCost>> = {
  'AWS::AccessAnalyzer::Analyzer': analyzerCost,
  'AWS::CloudTrail::Trail': trailCost,
  'AWS::Config::ConfigRule': byUse(EVALUATED),
  'AWS::Config::ConfigurationRecorder': byUse(RECORDED, RECORDED_DAILY),
  'AWS::Config::ConformancePack': byUse(PACKED),
  'AWS::Config::OrganizationConfigRule': byUse(EVALUATED),
  'AWS::GuardDuty::Detector': byUse(GUARDED_EVENTS, GUARDED_FLOWS, OTHER_GUARDS),
  'AWS::GuardDuty::MalwareProtectionPlan': byUse(SCANNED_OBJECTS),
  'AWS::Macie::Session': byUse(BUCKETS, SEARCHED),
  'AWS::SecurityHub::Hub': byUse(CHECKS),
  'Custom::InspectorSwitch': byUse(SCANNED_INSTANCES, SCANNED_FUNCTIONS),
};

/** External access is analysed for nothing; the types of the other analyzers end in what they look for. */
function analyzerCost(analyzer: Resource): ResourceCost {
  const type = certainText(analyzer.at('Type')) ?? '';
  if (type === 'ACCOUNT' || type === 'ORGANIZATION') return { fixed: [], usage: [] };
  return { fixed: [], usage: [type.endsWith('_UNUSED_ACCESS') ? UNUSED_ACCESS : INTERNAL_ACCESS] };
}

function trailCost(trail: Resource): ResourceCost {
  const insights = trail.at('InsightSelectors').values.some(({ kind }) => kind !== 'absent');
  return { fixed: [], usage: [COPIES, DATA_EVENTS, ...(insights ? [INSIGHTS] : [])] };
}
