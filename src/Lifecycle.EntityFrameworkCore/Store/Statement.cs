using System.Data.Common;
using System.Globalization;

namespace Lifecycle.EntityFrameworkCore;

/// <summary>A text for a database, with <c>@p0</c>, <c>@p1</c> and so on for its arguments.</summary>
internal readonly record struct Statement(string Text, object?[] Arguments)
{
    private static readonly string[] Names =
        [.. Enumerable.Range(0, 17).Select(index => string.Create(CultureInfo.InvariantCulture, $"@p{index}"))];

    /// <summary>Adds the arguments.</summary>
    public void AddTo(DbParameterCollection parameters, Func<DbParameter> newParameter)
    {
        for (var index = 0; index < Arguments.Length; index++)
        {
            var parameter = newParameter();
            parameter.ParameterName = Names[index];
            parameter.Value = Arguments[index] ?? DBNull.Value;
            parameters.Add(parameter);
        }
    }
}
