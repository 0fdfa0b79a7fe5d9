/// What a level is of, and in which unit it is told.
struct FigureMeasure {
  let indicator: String
  let unit: String?
}
