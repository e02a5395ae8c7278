using System.Data.Common;
using System.Globalization;

namespace Lifecycle.EntityFrameworkCore;

/// <summary>An SQL statement with parameters <c>@p0</c>, <c>@p1</c> and so on, and the arguments for them.</summary>
internal readonly record struct Statement(string Text, object?[] Arguments)
{
    /// <summary>
    /// Whether the statement of a write may change any number of rows. Others change one unless another writer came
    /// first.
    /// </summary>
    public bool ChangesAny { get; init; }

    /// <summary>The names of the parameters of all but the longest statements.</summary>
    private static readonly string[] Names = [.. Enumerable.Range(0, 64).Select(Name)];

    /// <summary>The name of a parameter.</summary>
    /// <param name="index">The position among the arguments, from 0.</param>
    public static string Parameter(int index) => index < Names.Length ? Names[index] : Name(index);

    /// <summary>Adds the arguments to a command.</summary>
    public void AddTo(DbParameterCollection parameters, Func<DbParameter> newParameter)
    {
        for (var index = 0; index < Arguments.Length; index++)
        {
            var parameter = newParameter();
            parameter.ParameterName = Parameter(index);
            parameter.Value = Arguments[index] ?? DBNull.Value;
            parameters.Add(parameter);
        }
    }

    private static string Name(int index) => string.Create(CultureInfo.InvariantCulture, $"@p{index}");
}
