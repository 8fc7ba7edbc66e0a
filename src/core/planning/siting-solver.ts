// One mixed-integer programme through HiGHS: no tolerance for a gap, a known choice as the
// start, what is found and proven reported while it runs. HiGHS blocks its thread, so this
// runs in a worker of its own, which is ended to cancel it.

import type { Highs, Model } from 'highs';
import { columnsOf, type MipModel } from './siting-model.ts';

export interface SolveOptions {
  readonly secondsLimit: number;
  /** Columns of options chosen in a solution that is known. */
  readonly start: readonly number[] | null;
  /** The objective is a whole number: less than 1 between value and bound is no gap. */
  readonly isWhole: boolean;
  /** A value that is good enough; stops there. */
  readonly target?: number;
  readonly report: (progress: MipProgress) => void;
}

export interface MipProgress {
  /** Columns of options in the best solution; null: none yet. */
  readonly chosen: readonly number[] | null;
  /** What the solver says of them; infinite where there are none. */
  readonly value: number;
  readonly bound: number;
}

export interface MipOutcome extends MipProgress {
  readonly status: 'optimal' | 'stopped' | 'infeasible';
  readonly seconds: number;
}

/** Throws what HiGHS throws, and an Error where it ends in no state we know. */
export function solveMip(highs: Highs, model: MipModel, options: SolveOptions): MipOutcome {
  if (model.costs.length === 0) return withoutVariables(model);
  return highs.withModel(dataOf(highs, model), (solver) => {
    solver.options.set({
      // Not `output_flag`: where HiGHS writes no log at all it reports no bounds either.
      log_to_console: false,
      time_limit: Math.max(options.secondsLimit, 0.001),
      mip_rel_gap: 0,
      // Twice as fast as simplex on the first relaxation of a large cover.
      mip_lp_solver: 'ipm',
      mip_abs_gap: options.isWhole ? 1 - 1e-6 : 1e-9,
      mip_min_logging_interval: 0.2,
      ...(options.target === undefined ? {} : { objective_target: options.target }),
    });
    // In full: of a start in part HiGHS makes a question of its own, and reports its bounds.
    if (options.start) solver.setSolution({ colValue: columnsOf(model, options.start) });
    const last = run(highs, solver, model, options.report);
    return outcomeOf(highs, solver, { model, last });
  });
}

/** Nothing to decide: HiGHS would not say what that is worth. */
function withoutVariables({ rowLower, offset }: MipModel): MipOutcome {
  const isFeasible = rowLower.every((lower) => lower <= 0);
  const status = isFeasible ? 'optimal' : 'infeasible';
  return { chosen: isFeasible ? [] : null, value: offset, bound: offset, status, seconds: 0 };
}

function dataOf(highs: Highs, model: MipModel) {
  const numCols = model.costs.length;
  const numRows = model.rowLower.length;
  const { maximize, minimize } = highs.constants.objectiveSense;
  const { starts, indices, values, rowLower, rowUpper } = model;
  return {
    numCols,
    numRows,
    sense: model.isMaximized ? maximize : minimize,
    offset: model.offset,
    colCost: model.costs,
    colLower: new Float64Array(numCols),
    colUpper: new Float64Array(numCols).fill(1),
    rowLower,
    rowUpper,
    matrix: { format: 'csr' as const, numRows, numCols, starts, indices, values },
    integrality: model.integrality,
  };
}

const chosenIn = ({ optionCount }: MipModel, columns: Float64Array): number[] =>
  Array.from({ length: optionCount }, (_, i) => i).filter((i) => (columns[i] as number) > 0.5);

function run(highs: Highs, solver: Model, model: MipModel, report: SolveOptions['report']) {
  const { mipImprovingSolution, mipLogging } = highs.constants.callbackType;
  const worst = model.isMaximized ? -Infinity : Infinity;
  let last: MipProgress = { chosen: null, value: worst, bound: -worst };
  const tell = (next: MipProgress) => {
    last = next;
    report(last);
  };
  solver.run({
    [mipImprovingSolution]({ data }) {
      if (!data.mip_solution) return undefined;
      const value = data.objective_function_value ?? last.value;
      tell({ ...last, chosen: chosenIn(model, data.mip_solution), value });
      return undefined;
    },
    [mipLogging]({ data }) {
      tell({ ...last, bound: data.mip_dual_bound ?? last.bound });
      return undefined;
    },
  });
  return last;
}

function outcomeOf(
  highs: Highs,
  solver: Model,
  { model, last }: { readonly model: MipModel; readonly last: MipProgress },
): MipOutcome {
  const { modelStatus, solutionStatus } = highs.constants;
  const state = solver.getModelStatus();
  const seconds = solver.getRunTime();
  if (state === modelStatus.infeasible) return { ...last, status: 'infeasible', seconds };
  const isOptimal = state === modelStatus.optimal || state === modelStatus.empty;
  const isStopped =
    state === modelStatus.timeLimit ||
    state === modelStatus.objectiveTarget ||
    state === modelStatus.interrupted;
  if (!isOptimal && !isStopped) throw new Error(`HiGHS ended in state ${state}`);
  const isFeasible = solver.info.get('primal_solution_status') === solutionStatus.feasible;
  const bound = Number(solver.info.get('mip_dual_bound'));
  const solved = isFeasible
    ? { chosen: chosenIn(model, solver.getSolution().colValue), value: solver.getObjectiveValue() }
    : last;
  return { ...last, ...solved, bound, status: isOptimal ? 'optimal' : 'stopped', seconds };
}
