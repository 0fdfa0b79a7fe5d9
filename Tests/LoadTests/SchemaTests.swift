import GRDB
import Load
import Testing

@Test func ddlParses() throws {
  let database = try DatabaseQueue()
  try database.write { try $0.execute(sql: DatasetSchema.ddl) }
}
