import { each } from '../check';
import { control } from '../control';
import { managedRule } from '../detect';
import { judged } from '../frameworks/framework';
import type { Resource } from '../resource';
import { all, type Verdict } from '../verdict';

/** An image tag always means the same image. */
export const repositoryImmutableTags = control({
  id: 'RepositoryImmutableTags',
  area: 'compute',
  title: 'Image tags cannot be moved to another image',
  rationale: 'Whoever can push could otherwise put other code behind a tag that was reviewed, scanned and deployed.',
  severity: 'medium',
  frameworks: { 'pci-dss-4.0.1': [judged('6.5.1')], gdpr: ['32.1.b'], 'nist-csf-2.0': ['ID.RA-09'] },
  since: '0.1.0',
  check: each('AWS::ECR::Repository', judge),
  remedy: 'Set imageTagMutability: ecr.TagMutability.IMMUTABLE.',
  detect: [managedRule('ECR_PRIVATE_TAG_IMMUTABILITY_ENABLED')],
  examples: {
    compliant: [
      repository({ ImageTagMutability: 'IMMUTABLE' }),
      repository({ ImageTagMutability: 'IMMUTABLE_WITH_EXCLUSION', ...exclusion('cache-*') }),
    ],
    violating: [
      { faultAt: 'ImageTagMutability', ...repository({}) },
      { faultAt: 'ImageTagMutability', ...repository({ ImageTagMutability: 'MUTABLE_WITH_EXCLUSION' }) },
      {
        faultAt: 'ImageTagMutabilityExclusionFilters[0].ImageTagMutabilityExclusionFilterValue',
        ...repository({ ImageTagMutability: 'IMMUTABLE_WITH_EXCLUSION', ...exclusion('*') }),
      },
    ],
    unknown: [{ Parameters: { Tags: { Type: 'String' } }, ...repository({ ImageTagMutability: { Ref: 'Tags' } }) }],
  },
});

function judge(resource: Resource): Verdict {
  const exclusions = resource.at('ImageTagMutabilityExclusionFilters');
  return all(
    resource.at('ImageTagMutability').oneOf(['IMMUTABLE', 'IMMUTABLE_WITH_EXCLUSION']),
    exclusions.every((filter) =>
      filter.at('ImageTagMutabilityExclusionFilterValue').matches(/[^*]/, 'a pattern that excludes only some tags'),
    ),
  );
}

function repository(properties: object) {
  return { Resources: { Images: { Type: 'AWS::ECR::Repository', Properties: properties } } };
}

function exclusion(value: string) {
  const filter = { ImageTagMutabilityExclusionFilterType: 'WILDCARD', ImageTagMutabilityExclusionFilterValue: value };
  return { ImageTagMutabilityExclusionFilters: [filter] };
}
