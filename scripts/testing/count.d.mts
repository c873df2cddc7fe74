export interface Counts {
  readonly passed: number
  readonly failed: number
  readonly skipped: number
}
export declare function countReport(file: string, exitCode: number): Counts
export declare function sentence(counts: Counts): string
