/** What the construct gives the function, and that its lines go to this process's console. Import it before a handler. */
Object.assign(process.env, {
  POWERTOOLS_DEV: 'true',
  POWERTOOLS_METRICS_DISABLED: 'false',
  POWERTOOLS_SERVICE_NAME: 'Shop/Audit',
});

export {};
