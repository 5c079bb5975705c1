import type { JudgedTemplate } from './judged-template';

/** What an outside judge objects to. */
export interface Finding {
  /** The judge's own name of the rule, such as `W3005` or `CT.S3.PR.2`. */
  readonly rule: string;
  readonly template: JudgedTemplate;
  /** The resource objected to; without one the template as a whole. */
  readonly logicalId?: string;
  /** What is wrong, in one line. */
  readonly message: string;
}

/** What a judge says of all the templates that it was given. */
export type Verdict =
  | {
      readonly kind: 'judged';
      readonly findings: readonly Finding[];
      /** How many templates it read. */
      readonly templates: number;
      /** What shows that it judged at all, such as how many rules it accepted. */
      readonly proof: string;
    }
  | { readonly kind: 'skipped'; readonly reason: string };

/** Names of the judges, as the file of differences writes them. */
export const JUDGE_NAMES = ['cfn-lint', 'cfn-guard', 'config-rules'] as const;

/** A program from outside this project that knows CloudFormation or AWS on its own. */
export interface Judge {
  readonly name: (typeof JUDGE_NAMES)[number];
  /**
   * Whether it judges how well a shop is guarded. Such a judge is not asked about a profile that gives protection up on
   * purpose; one that judges whether templates can be deployed is asked about all.
   */
  readonly judgesPolicy: boolean;
  /** @throws Error when the judge is there but breaks, or proves not to judge */
  judge(templates: readonly JudgedTemplate[]): Promise<Verdict>;
}
