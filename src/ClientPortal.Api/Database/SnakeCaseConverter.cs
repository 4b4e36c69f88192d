using ClientPortal.Api.Json;
using Microsoft.EntityFrameworkCore.Storage.ValueConversion;

namespace ClientPortal.Api.Database;

/// <summary>Keeps an enum as snake_case text, so that SQL and its CHECK constraints read well.</summary>
public sealed class SnakeCaseConverter<T>() : ValueConverter<T, string>(value => SnakeCase.Of(value), text => SnakeCase.Parse<T>(text))
    where T : struct, Enum;
