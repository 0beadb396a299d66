#include "gfx/program.h"

#include <GLES3/gl3.h>

namespace bleepay::gfx {

namespace {

GLuint compile(GLenum stage, const char* source) {
  const GLuint shader = glCreateShader(stage);
  glShaderSource(shader, 1, &source, nullptr);
  glCompileShader(shader);
  return shader;
}

}  // namespace

Program build_program(const char* vertex, const char* fragment) {
  Program program;
  const GLuint stages[] = {compile(GL_VERTEX_SHADER, vertex),
                           compile(GL_FRAGMENT_SHADER, fragment)};
  program.name = glCreateProgram();
  for (const GLuint stage : stages) glAttachShader(program.name, stage);
  glLinkProgram(program.name);
  for (const GLuint stage : stages) glDeleteShader(stage);  // lives on as long as the program

  // One question at the end: asking after each step would wait for the driver each time.
  GLint is_linked = GL_FALSE;
  glGetProgramiv(program.name, GL_LINK_STATUS, &is_linked);
  if (is_linked == GL_FALSE) {
    glDeleteProgram(program.name);
    return {};
  }
  program.viewport = glGetUniformLocation(program.name, "u_viewport");
  program.ratio = glGetUniformLocation(program.name, "u_ratio");
  program.snap = glGetUniformLocation(program.name, "u_snap");
  program.source = glGetUniformLocation(program.name, "u_source");
  return program;
}

}  // namespace bleepay::gfx
