/// Finds weights of least loss under an L1 and an L2 penalty (OWL-QN: limited-memory BFGS that
/// keeps every step inside one orthant, so that most weights become exactly zero).
struct OrthantWiseOptimizer {
  let l1: Double
  let l2: Double
  /// Steps whose curvature is remembered.
  var memory = 6

  private var weights: [Double]
  private var gradient: [Double]
  private var loss: Double
  private var steps: [(step: [Double], change: [Double], product: Double)] = []
  private let smoothLoss: (_ weights: [Double], _ gradient: inout [Double]) -> Double

  /// - Parameters:
  ///   - count: how many weights there are; all begin at zero.
  ///   - l1: the penalty on sizes.
  ///   - l2: the penalty on squares.
  ///   - loss: gives the loss and adds its gradient.
  init(
    count: Int,
    l1: Double,
    l2: Double,
    loss: @escaping (_ weights: [Double], _ gradient: inout [Double]) -> Double
  ) {
    self.l1 = l1
    self.l2 = l2
    weights = Array(repeating: 0, count: count)
    gradient = weights
    smoothLoss = loss
    self.loss = 0
    self.loss = evaluate(weights, &gradient)
  }

  /// Penalty included.
  var currentLoss: Double { loss }
  var currentWeights: [Double] { weights }

  private func evaluate(_ weights: [Double], _ gradient: inout [Double]) -> Double {
    for index in gradient.indices { gradient[index] = 0 }
    var total = smoothLoss(weights, &gradient)
    for index in weights.indices {
      let weight = weights[index]
      if weight == 0 { continue }
      total += l2 * weight * weight + l1 * abs(weight)
      gradient[index] += 2 * l2 * weight
    }
    return total
  }

  /// One step.
  ///
  /// - Returns: whether the loss went down; if not, nothing changed and nothing will.
  mutating func step() -> Bool {
    let pseudo = pseudoGradient()
    var direction = pseudo
    precondition(direction.count == weights.count, "one direction for each weight")
    applyInverseCurvature(&direction)
    var slope = 0.0
    for index in direction.indices {
      direction[index] = -direction[index]
      if direction[index] * pseudo[index] >= 0 { direction[index] = 0 }
      slope += direction[index] * pseudo[index]
    }
    guard slope < 0 else { return false }
    var rate = 1.0
    if steps.isEmpty {
      var norm = 0.0
      for value in direction { norm += value * value }
      rate = 1 / norm.squareRoot()
    }
    var newWeights = weights
    var newGradient = gradient
    for _ in 0..<20 {
      var decrease = 0.0
      for index in weights.indices {
        let old = weights[index]
        let orthant = old != 0 ? old : -pseudo[index]
        let moved = old + rate * direction[index]
        newWeights[index] = moved * orthant > 0 ? moved : 0
        decrease += pseudo[index] * (newWeights[index] - old)
      }
      let newLoss = evaluate(newWeights, &newGradient)
      if newLoss <= loss + 1e-4 * decrease {
        remember(newWeights, newGradient)
        weights = newWeights
        gradient = newGradient
        loss = newLoss
        return true
      }
      rate /= 2
    }
    return false
  }

  private func pseudoGradient() -> [Double] {
    var pseudo = gradient
    for index in pseudo.indices {
      let weight = weights[index]
      let slope = gradient[index]
      if weight > 0 {
        pseudo[index] = slope + l1
      } else if weight < 0 {
        pseudo[index] = slope - l1
      } else if slope + l1 < 0 {
        pseudo[index] = slope + l1
      } else if slope - l1 > 0 {
        pseudo[index] = slope - l1
      } else {
        pseudo[index] = 0
      }
    }
    return pseudo
  }

  private func applyInverseCurvature(_ direction: inout [Double]) {
    guard let last = steps.last else { return }
    var factors: [Double] = []
    for (step, change, product) in steps.reversed() {
      let factor = dot(step, direction) / product
      factors.append(factor)
      add(-factor, change, to: &direction)
    }
    let scale = last.product / dot(last.change, last.change)
    for index in direction.indices { direction[index] *= scale }
    for ((step, change, product), factor) in zip(steps, factors.reversed()) {
      add(factor - dot(change, direction) / product, step, to: &direction)
    }
  }

  private mutating func remember(_ newWeights: [Double], _ newGradient: [Double]) {
    var step = newWeights
    var change = newGradient
    for index in step.indices {
      step[index] -= weights[index]
      change[index] -= gradient[index]
    }
    let product = dot(step, change)
    guard product > 1e-10 else { return }
    if steps.count == memory { steps.removeFirst() }
    steps.append((step, change, product))
  }

  private func dot(_ left: [Double], _ right: [Double]) -> Double {
    left.withUnsafeBufferPointer { left in
      right.withUnsafeBufferPointer { right in
        var sum = 0.0
        for index in 0..<left.count { sum += left[index] * right[index] }
        return sum
      }
    }
  }

  private func add(_ factor: Double, _ vector: [Double], to target: inout [Double]) {
    vector.withUnsafeBufferPointer { vector in
      target.withUnsafeMutableBufferPointer { target in
        for index in 0..<vector.count { target[index] += factor * vector[index] }
      }
    }
  }
}
