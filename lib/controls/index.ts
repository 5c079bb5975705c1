export { matchesAction } from './action-pattern';
export { catalogue } from './catalogue';
export { type Check, each } from './check';
export {
  type Area,
  type Control,
  control,
  type Example,
  type Examples,
  type Severity,
  type ViolatingExample,
} from './control';
export { type Detection, type ManagedRule, managedRule, type NoDetection, none } from './detect';
export { type Evaluation, evaluate, type Judgement } from './evaluate';
export { type Framework, type FrameworkId, type FrameworkMappings, judged, type Mapping } from './frameworks/framework';
export { type PolicyStatement, statementsOf } from './policy-statement';
export { Position } from './position';
export type { Related } from './relation-index';
export type { Resource } from './resource';
export type { Target } from './target';
export type { Template } from './template';
export { type TemplateInput, TemplateSet } from './template-set';
export { all, any, compliant, type Fault, notApplicable, unknown, type Verdict, violation } from './verdict';
