/** What the walls found; for the test that plants faults. */
export interface Fault {
  readonly rule: string
  readonly why: string
  readonly from: string
  readonly line: number
  readonly to: string
}
export interface WallReport {
  readonly modules: number
  readonly imports: number
  readonly faults: readonly Fault[]
}
export declare const FEWEST_MODULES: number
export declare function checkWalls(root: string): WallReport
export declare function describe(faults: readonly Fault[]): string
