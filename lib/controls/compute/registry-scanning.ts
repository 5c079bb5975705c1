import { matchesAction } from '../action-pattern';
import type { Position } from '../position';
import type { Resource } from '../resource';
import { all, any, compliant, unknown, type Verdict, violation } from '../verdict';

/** Whether a registry scanning configuration of the same account and region scans the repository's images. */
export function registryScans(repository: Resource): Verdict {
  const rules = repository.template.set
    .ofType('AWS::ECR::RegistryScanningConfiguration')
    .filter(({ template }) => template.region === repository.template.region)
    .filter(({ template }) => template.account === repository.template.account)
    .flatMap((registry) => registry.at('Rules').items());
  const best = any(...rules.map((rule) => covers(rule, repository)));
  if (best.kind === 'compliant') return best;
  if (best.kind === 'unknown') return unknown('', 'the registry may scan it: its rules are decided at deployment');
  return violation('', 'no registry scanning configuration covers it');
}

function covers(rule: Position, repository: Resource): Verdict {
  return all(
    rule.at('ScanFrequency').oneOf(['SCAN_ON_PUSH', 'CONTINUOUS_SCAN']),
    rule.at('RepositoryFilters').some((filter) => matches(filter.at('Filter'), repository), 'no filter covers it'),
  );
}

function matches(filter: Position, repository: Resource): Verdict {
  return filter.judge((value) => {
    if (value.kind !== 'scalar') return unknown(filter.path, 'the filter is decided at deployment');
    const covers = coverage(String(value.value));
    if (covers('')) return compliant();
    return repository.at('RepositoryName').judge((name) => {
      if (name.kind !== 'scalar') return unknown('RepositoryName', 'the name is decided at deployment');
      return covers(String(name.value)) ? compliant() : violation('RepositoryName', 'no filter covers it');
    });
  });
}

/** A filter with `*` matches whole names, one without matches names that contain it (ECR User Guide, "Using filters"). */
function coverage(filter: string): (name: string) => boolean {
  return (name) => (filter.includes('*') ? matchesAction(filter, name) : name.includes(filter));
}
