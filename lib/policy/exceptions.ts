import { relative } from 'node:path';
import type { IConstruct } from 'constructs';
import { type Exception, type ExceptionSource, exceptionFromFields } from '../exceptions';

/** Whether the finding is right and its risk accepted for a time, or wrong about this resource. */
export enum ExceptionKind {
  /** The finding is right; the risk is accepted until a day. */
  RISK = 'risk',
  /** The finding is wrong about this resource; it is looked at again by a day. */
  FALSE_POSITIVE = 'false-positive',
}

/** The fields of an exception granted in code: those of an entry of `exceptions.yaml`, save for the path. */
export interface ExceptionGrant {
  /**
   * What is excepted, each id exactly as the finding gives it: a control such as `BucketVersioning`, or a cdk-nag
   * finding such as `AwsSolutions-S1` or `AwsSolutions-IAM5[Resource::*]`.
   */
  readonly controls: string[];
  readonly kind: ExceptionKind;
  /** Who answers for it. */
  readonly owner: string;
  /** Why the finding may stand: at least 20 characters besides the id. */
  readonly reason: string;
  /**
   * Who accepted the risk; not the owner.
   *
   * @default - none; required for a risk
   */
  readonly approver?: string;
  /**
   * Where the work that ends the exception is tracked.
   *
   * @default - none; required for a risk
   */
  readonly ticket?: string;
  /**
   * What lowers the risk meanwhile.
   *
   * @default - none; required for a risk
   */
  readonly compensatingControl?: string;
  /**
   * Day of the approval, `YYYY-MM-DD`.
   *
   * @default - none; required for a risk
   */
  readonly granted?: string;
  /**
   * Last day on which the risk is accepted, `YYYY-MM-DD`: at most 365 days after `granted`, 30 for a critical control.
   *
   * @default - none; required for a risk
   */
  readonly expires?: string;
  /**
   * Day by which a false positive is looked at again, `YYYY-MM-DD`.
   *
   * @default - none; required for a false positive
   */
  readonly reviewBy?: string;
}

const GRANTED = Symbol.for('storefront-security-baseline.exceptions');

/** Exceptions in code, beside the construct that they excuse: the twin of the register `exceptions.yaml`. */
export class Exceptions {
  /** Exceptions for a construct and everything below it. */
  public static of(scope: IConstruct): Exceptions {
    return new Exceptions(scope);
  }

  private constructor(private readonly scope: IConstruct) {}

  /**
   * Grants an exception here. It counts when `StorefrontPolicy.enforce` is called on the app, under the same rules as
   * an entry of the register.
   *
   * @throws ExceptionsError naming the line of this call, when a field is missing or cannot be read
   */
  public grant(grant: ExceptionGrant): void {
    const source = callerOf(this.grant);
    const exception = exceptionFromFields({ ...grant, path: this.scope.node.path }, source);
    grantedOn(this.scope.node.root).push(exception);
  }
}

/** The exceptions granted in code anywhere in an app. */
export function grantedOn(root: IConstruct): Exception[] {
  const holder = root as IConstruct & { [GRANTED]?: Exception[] };
  holder[GRANTED] ??= [];
  return holder[GRANTED];
}

/** The line of TypeScript that called a function: its first frame outside node_modules. */
function callerOf(callee: (...args: never[]) => unknown): ExceptionSource {
  const holder: { stack?: string } = {};
  Error.captureStackTrace(holder, callee);
  for (const frame of (holder.stack ?? '').split('\n')) {
    const place = /\(?(?:file:\/\/)?([^()\s]+):(\d+):\d+\)?$/.exec(frame);
    if (place?.[1] === undefined || place[1].includes('node_modules') || place[1].startsWith('node:')) continue;
    return { file: relative(process.cwd(), place[1]), line: Number(place[2]) };
  }
  return { file: 'code', line: 0 };
}
