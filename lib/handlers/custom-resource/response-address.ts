import { UserError } from '../../errors';

/**
 * The address that CloudFormation waits at: its own bucket of this region, over https. Whoever may invoke the function
 * could otherwise make it send requests anywhere.
 *
 * The bucket's name ends with the region without dashes ("Access CloudFormation using an interface endpoint (AWS
 * PrivateLink)", AWS CloudFormation User Guide).
 *
 * @param region of the function, which is the stack's
 * @throws UserError when the address is another; it is not repeated, for it is signed
 */
export function responseAddress(text: string, region: string): URL {
  const bucket = `cloudformation-custom-resource-response-${region.replaceAll('-', '')}`;
  const host = new RegExp(`^${bucket}\\.s3([.-](dualstack\\.)?[a-z0-9-]+)?\\.amazonaws\\.com(\\.cn)?$`);
  if (URL.canParse(text)) {
    const url = new URL(text);
    const isPlain = url.username === '' && url.password === '' && url.port === '';
    if (url.protocol === 'https:' && isPlain && host.test(url.hostname)) return url;
  }
  throw new UserError(`ResponseURL is not an https address of the bucket ${bucket} at amazonaws.com`);
}
