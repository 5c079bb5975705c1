import { regionOf } from '../data/residency-rule';
import type { Resource } from '../resource';

/** Whether two resources stand in the same account and region, as far as the templates tell: unknown ones are the same. */
export function standTogether(one: Resource, other: Resource): boolean {
  return one.template.account === other.template.account && regionOf(one.template) === regionOf(other.template);
}

/** The resources of a type in the account and region of a subject, which is none of them. */
export function beside(subject: Resource, type: string): readonly Resource[] {
  return subject.template.set.ofType(type).filter((other) => other !== subject && standTogether(subject, other));
}

/** The resources of a type in the account of a subject, in whatever region. */
export function inAccount(subject: Resource, type: string): readonly Resource[] {
  return subject.template.set.ofType(type).filter(({ template }) => template.account === subject.template.account);
}
