/** Requirements by framework version, one reference a framework: `pci-dss-4.0.1 10.3.4, 10.3.2`. */
export function frameworkReferences(frameworks: Readonly<Record<string, readonly string[]>>): readonly string[] {
  return Object.entries(frameworks)
    .filter(([, requirements]) => requirements.length > 0)
    .map(([framework, requirements]) => `${framework} ${requirements.join(', ')}`);
}
