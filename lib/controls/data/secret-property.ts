import type { Position } from '../position';
import type { Verdict } from '../verdict';

/** Properties that hold a secret by their nature, by resource type; `[]` after a list. Databases have their own control. */
export const SECRET_PROPERTIES: Readonly<Record<string, readonly string[]>> = {
  'AWS::AmazonMQ::Broker': ['Users[].Password'],
  'AWS::Amplify::App': ['AccessToken', 'OauthToken', 'BasicAuthConfig.Password'],
  'AWS::Amplify::Branch': ['BasicAuthConfig.Password'],
  'AWS::CodeBuild::SourceCredential': ['Token'],
  'AWS::CodePipeline::Pipeline': ['Stages[].Actions[].Configuration.OAuthToken'],
  'AWS::CodePipeline::Webhook': ['AuthenticationConfiguration.SecretToken'],
  'AWS::Cognito::UserPoolIdentityProvider': ['ProviderDetails.client_secret'],
  'AWS::DMS::Endpoint': ['Password', 'MongoDbSettings.Password'],
  'AWS::DirectoryService::MicrosoftAD': ['Password'],
  'AWS::DirectoryService::SimpleAD': ['Password'],
  'AWS::ElastiCache::User': ['Passwords[]'],
  'AWS::Events::Connection': [
    'AuthParameters.ApiKeyAuthParameters.ApiKeyValue',
    'AuthParameters.BasicAuthParameters.Password',
    'AuthParameters.OAuthParameters.ClientParameters.ClientSecret',
  ],
  'AWS::IAM::User': ['LoginProfile.Password'],
  'AWS::KinesisFirehose::DeliveryStream': [
    'HttpEndpointDestinationConfiguration.EndpointConfiguration.AccessKey',
    'RedshiftDestinationConfiguration.Password',
    'SplunkDestinationConfiguration.HECToken',
  ],
  'AWS::Lambda::Permission': ['EventSourceToken'],
  'AWS::MemoryDB::User': ['AuthenticationMode.Passwords[]'],
};

/** The verdict on what stands at a path, for each item of the lists on the way. */
export function everyAt(position: Position, path: string, judge: (place: Position) => Verdict): Verdict {
  const [segment = '', ...rest] = path.split('.');
  const next = position.property(segment.replace('[]', ''));
  const below = (place: Position) => (rest.length === 0 ? judge(place) : everyAt(place, rest.join('.'), judge));
  return segment.endsWith('[]') ? next.every(below) : below(next);
}
