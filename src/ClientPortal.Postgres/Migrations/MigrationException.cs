namespace ClientPortal.Postgres.Migrations;

/// <summary>The schema cannot be brought up to date; the message says what is wrong and what to do.</summary>
public sealed class MigrationException(string message, Exception? inner = null) : Exception(message, inner);
