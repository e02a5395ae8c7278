using System.Data.Common;
using System.Globalization;

namespace Lifecycle.EntityFrameworkCore;

/// <summary>An SQL statement with parameters <c>@p0</c>, <c>@p1</c> and so on, and the arguments for them.</summary>
internal readonly record struct Statement(string Text, object?[] Arguments)
{
    private static readonly string[] Names =
    [
        .. Enumerable.Range(0, Columns.Entry.Length)
            .Select(index => string.Create(CultureInfo.InvariantCulture, $"@p{index}")),
    ];

    /// <summary>Adds the arguments to a command.</summary>
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
