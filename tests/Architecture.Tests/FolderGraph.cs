using Mono.Cecil;
using Mono.Cecil.Cil;

namespace Architecture.Tests;

/// <summary>
/// The dependencies between a project's folders, read from its compiled assembly: base types, signatures, attributes
/// and method bodies. A member of a partial type belongs to the folder of its own source file.
/// </summary>
internal sealed class FolderGraph
{
    private readonly SourceFiles _sources;
    private readonly ModuleDefinition _module;
    private readonly SortedDictionary<(string From, string To), SortedSet<string>> _dependencies = [];

    private FolderGraph(ModuleDefinition module, SourceFiles sources)
    {
        _module = module;
        _sources = sources;
        foreach (var type in module.GetTypes())
            Add(type);
    }

    /// <summary>Each dependency with the types that cause it.</summary>
    public IReadOnlyDictionary<(string From, string To), SortedSet<string>> Dependencies => _dependencies;

    public static FolderGraph Of(string project)
    {
        var assembly = Path.Combine(AppContext.BaseDirectory, project + ".dll");
        using var module = ModuleDefinition.ReadModule(assembly);
        return new(module, SourceFiles.Read(assembly, project));
    }

    /// <summary>The cycles of folders, each once, with some of the uses that cause it.</summary>
    public IEnumerable<string> Cycles()
    {
        var folders = _dependencies.Keys
            .SelectMany(dependency => new[] { dependency.From, dependency.To })
            .Distinct()
            .Order()
            .ToList();
        var reached = folders.ToDictionary(folder => folder, ReachableFrom);
        var seen = new HashSet<string>();
        foreach (var folder in folders.Where(folder => reached[folder].Contains(folder)))
        {
            var cycle = folders
                .Where(other => reached[folder].Contains(other) && reached[other].Contains(folder))
                .ToList();
            if (!seen.Add(string.Join(", ", cycle)))
                continue;

            var uses = _dependencies
                .Where(each => cycle.Contains(each.Key.From) && cycle.Contains(each.Key.To))
                .Select(each => $"  {each.Key.From} → {each.Key.To}: {string.Join(", ", each.Value.Take(8))}");
            yield return $"{string.Join(", ", cycle)} depend on each other:\n{string.Join("\n", uses)}";
        }
    }

    private HashSet<string> ReachableFrom(string start)
    {
        var reached = new HashSet<string>();
        var open = new Queue<string>([start]);
        while (open.TryDequeue(out var folder))
        {
            foreach (var next in _dependencies.Keys.Where(each => each.From == folder).Select(each => each.To))
            {
                if (reached.Add(next))
                    open.Enqueue(next);
            }
        }

        return reached;
    }

    private void Add(TypeDefinition type)
    {
        if (FileOf(type) is not { } file)
            return;

        Use(file, type, type.BaseType);
        foreach (var each in type.Interfaces)
            Use(file, type, each.InterfaceType);
        foreach (var parameter in type.GenericParameters)
            UseConstraints(file, type, parameter);
        foreach (var field in type.Fields.Where(field => !field.Name.Contains('<')))
            Use(file, type, field.FieldType);
        UseAttributes(file, type, type);
        foreach (var method in type.Methods)
            Add(file, type, method);
    }

    private void Add(string file, TypeDefinition type, MethodDefinition method)
    {
        file = _sources.FileOf(method.MetadataToken.ToInt32()) ?? file;
        Use(file, type, method.ReturnType);
        foreach (var parameter in method.Parameters)
            Use(file, type, parameter.ParameterType);
        foreach (var parameter in method.GenericParameters)
            UseConstraints(file, type, parameter);
        UseAttributes(file, type, method);
        if (!method.HasBody)
            return;

        foreach (var variable in method.Body.Variables)
            Use(file, type, variable.VariableType);
        foreach (var instruction in method.Body.Instructions)
            Use(file, type, instruction);
    }

    private void Use(string file, TypeDefinition type, Instruction instruction)
    {
        switch (instruction.Operand)
        {
            case TypeReference used:
                Use(file, type, used);
                break;
            case MethodReference used:
                Use(file, type, used.DeclaringType);
                if (used is GenericInstanceMethod generic)
                {
                    foreach (var argument in generic.GenericArguments)
                        Use(file, type, argument);
                }

                if (IsLocal(used.DeclaringType) && used.Resolve() is { } method)
                    Use(file, type, method.DeclaringType, _sources.FileOf(method.MetadataToken.ToInt32()));
                break;
            case FieldReference used:
                Use(file, type, used.DeclaringType);
                Use(file, type, used.FieldType);
                break;
        }
    }

    private void Use(string file, TypeDefinition type, TypeReference? used)
    {
        if (used is GenericInstanceType generic)
        {
            foreach (var argument in generic.GenericArguments)
                Use(file, type, argument);
        }

        var element = used?.GetElementType();
        if (element is not null and not GenericParameter && IsLocal(element) && element.Resolve() is { } definition)
            Use(file, type, definition, FileOf(definition));
    }

    private void Use(string file, TypeDefinition type, TypeDefinition used, string? usedFile)
    {
        if (string.IsNullOrEmpty(file) || string.IsNullOrEmpty(usedFile))
            return;

        var dependency = (From: SourceFiles.FolderOf(file), To: SourceFiles.FolderOf(usedFile));
        if (dependency.From == dependency.To)
            return;

        if (!_dependencies.TryGetValue(dependency, out var uses))
            _dependencies.Add(dependency, uses = []);
        uses.Add($"{Outermost(type).Name} uses {Outermost(used).Name}");
    }

    private void UseConstraints(string file, TypeDefinition type, GenericParameter parameter)
    {
        foreach (var constraint in parameter.Constraints)
            Use(file, type, constraint.ConstraintType);
    }

    private void UseAttributes(string file, TypeDefinition type, Mono.Cecil.ICustomAttributeProvider provider)
    {
        foreach (var attribute in provider.CustomAttributes)
            Use(file, type, attribute.AttributeType);
    }

    private bool IsLocal(TypeReference type) =>
        type.Scope is ModuleDefinition || type.Module == _module && type.Scope?.Name == _module.Name;

    /// <summary>
    /// The file named after the type, if there is one; otherwise the first file of its members, or the file of the
    /// declaring type.
    /// </summary>
    private string? FileOf(TypeDefinition type)
    {
        var files = type.Methods
            .Select(method => _sources.FileOf(method.MetadataToken.ToInt32()))
            .Append(_sources.FileOf(type.MetadataToken.ToInt32()))
            .OfType<string>()
            .Distinct()
            .ToList();
        var name = type.Name.Split('`')[0];
        return files.Find(file => Path.GetFileNameWithoutExtension(file) == name)
            ?? files.Find(file => Path.GetFileName(file).Split('.')[0] == name)
            ?? files.FirstOrDefault()
            ?? (type.DeclaringType is { } owner ? FileOf(owner) : null);
    }

    private static TypeDefinition Outermost(TypeDefinition type) =>
        type.DeclaringType is { } owner ? Outermost(owner) : type;
}
