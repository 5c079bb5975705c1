import { NOTICE_VARIABLES } from '../../shopper/trigger-names';

/** What the function is told. */
export interface NoticeSettings {
  readonly from: string;
  readonly configurationSet: string;
  readonly shopName: string;
  readonly accountPage: string;
}

/** @throws Error when the function is deployed wrongly */
export function noticeSettings(environment: Readonly<Record<string, string | undefined>>): NoticeSettings {
  const read = (name: string): string => {
    const value = environment[name] ?? '';
    if (value === '') throw new Error(`the environment variable ${name} is not set`);
    return value;
  };
  return {
    from: read(NOTICE_VARIABLES.from),
    configurationSet: read(NOTICE_VARIABLES.configurationSet),
    shopName: read(NOTICE_VARIABLES.shopName),
    accountPage: read(NOTICE_VARIABLES.accountPage),
  };
}
