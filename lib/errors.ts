/**
 * What the person running the tool got wrong, said in one line: where, which value, and the mend.
 *
 * A command that catches one prints `message` alone and exits with code 2; a stack trace would
 * only hide the line that matters.
 */
export class UserError extends Error {
  public constructor(message: string) {
    super(message);
    this.name = new.target.name;
  }
}

/** A setting under the context key `storefront` that cannot be used. */
export class SettingsError extends UserError {}

/** An exceptions file, or an exception granted in code, that cannot be used. */
export class ExceptionsError extends UserError {}

/** The policy was asked for in a way that it cannot be enforced. */
export class PolicyError extends UserError {}

/** A command was called with what it does not take. */
export class UsageError extends UserError {}

/** A cloud assembly, template or evidence file that cannot be read. */
export class AssemblyError extends UserError {}

/** A construct was given a property value that it refuses. */
export class InvalidPropertyError extends UserError {
  /**
   * @param scope the construct that refuses the value; its path is named
   * @param property the property's name
   * @param value the refused value, printed as JSON
   * @param mend what to write instead, as a full clause without a final full stop
   */
  public constructor(
    scope: { readonly node: { readonly path: string } },
    property: string,
    value: unknown,
    mend: string,
  ) {
    super(`${scope.node.path}: ${property} is ${JSON.stringify(value)}; ${mend}`);
  }
}
