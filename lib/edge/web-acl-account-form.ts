import type * as wafv2 from 'aws-cdk-lib/aws-wafv2';

/** How a form is sent. */
export enum FormPayload {
  /** As JSON; its fields are named by JSON pointers such as `/username`. */
  JSON = 'JSON',
  /** URL-encoded; its fields are named as in the form, such as `username`. */
  FORM_ENCODED = 'FORM_ENCODED',
}

/** What both kinds of account protection must know. */
export interface AccountForm {
  /** @default FormPayload.JSON */
  readonly payload?: FormPayload;
  /** @default - `/username`, or `username` in a URL-encoded form */
  readonly usernameField?: string;
  /** @default - `/password`, or `password` in a URL-encoded form */
  readonly passwordField?: string;
  /**
   * Status codes that tell of success. In front of CloudFront alone, where AWS WAF sees responses.
   * @default [200]
   */
  readonly successCodes?: number[];
  /**
   * Status codes that tell of failure. In front of CloudFront alone.
   * @default [401, 403]
   */
  readonly failureCodes?: number[];
}

/** Where the form holds user name and password. */
export function credentials(form: AccountForm): wafv2.CfnWebACL.RequestInspectionProperty {
  return {
    payloadType: form.payload ?? FormPayload.JSON,
    usernameField: { identifier: form.usernameField ?? defaultField('username', form) },
    passwordField: { identifier: form.passwordField ?? defaultField('password', form) },
  };
}

/** A field's name as the form's kind writes it. */
export function defaultField(name: string, { payload }: AccountForm): string {
  return payload === FormPayload.FORM_ENCODED ? name : `/${name}`;
}
