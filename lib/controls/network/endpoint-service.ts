import type { Position } from '../position';
import { agree, compliant, unknown, type Verdict, violation } from '../verdict';

/**
 * Holds when the name of an endpoint's service ends in one of `services`, such as `s3` or `ecr.api`: it reads
 * `com.amazonaws.<region>.<service>`.
 */
export function isEndpointOf(name: Position, services: readonly string[]): Verdict {
  return agree(
    name.path,
    name.values.map((value) => {
      if (value.kind !== 'scalar' && value.kind !== 'text') {
        return unknown(name.path, 'the template does not tell the service');
      }
      const text = value.kind === 'text' ? value.text : String(value.value);
      const service = /^(?:cn\.)?com\.amazonaws\.(?:\$\{[^}]*\}|[a-z0-9-]+)\.(.+)$/.exec(text)?.[1];
      return service !== undefined && services.includes(service)
        ? compliant()
        : violation(name.path, `it is no endpoint of ${services.join(', ')}`);
    }),
  );
}
