/** Search domains, under their present and their former name. */
export const SEARCH_TYPES = ['AWS::OpenSearchService::Domain', 'AWS::Elasticsearch::Domain'];
